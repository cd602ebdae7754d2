import { asHtml } from '../../../nodes/pickers/html';
import { credentialOf, mapperFields } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';
import { order, plain } from './exampleTemplates';

/** Covers html. */

const twilio = setUpTwilio();

test('what the template says stands above its variables, line by line, with nothing of it taken for HTML', async () => {
	const account = {
		contentTemplates: [{ ...plain, sid: order.sid, body: 'Hi {{1}} <b>\n& bye' }, plain],
	};
	const credential = credentialOf(twilio.standIn.addAccount(account));
	const textOf = async (contentSid: string) =>
		await mapperFields(twilio, 'getTemplateText', { credential, parameters: { contentSid } });
	expect(await textOf(order.sid)).toEqual({
		fields: [],
		emptyFieldsNotice: 'The template says:<br>Hi {{1}} &lt;b&gt;<br>&amp; bye',
	});
	expect((await textOf(plain.sid)).emptyFieldsNotice).toContain('Hello there');
	expect((await textOf('HX1')).emptyFieldsNotice).toContain('could not be read');
});

test('a long word may go on in the next line', () => {
	expect(asHtml('See https://www.example.com/a/long/address now')).toBe(
		'See https://www.example.com/\u200ba/long/address now',
	);
	expect(asHtml('<'.repeat(25))).toBe(`${'&lt;'.repeat(24)}\u200b&lt;`);
});
