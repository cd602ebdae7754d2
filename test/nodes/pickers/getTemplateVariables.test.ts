import { falseSid } from '../../twilio-stand-in/sids';
import { credentialOf, mapperFields } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';
import { order, plain } from './exampleTemplates';

/** Covers chosenTemplate, contentTemplate, contentRequests. */

const twilio = setUpTwilio();

describe('template variables', () => {
	const fieldsOf = async (contentSid: string, parameters: object = {}) =>
		await mapperFields(twilio, 'getTemplateVariables', {
			credential: credentialOf(twilio.standIn.addAccount({ contentTemplates: [order, plain] })),
			parameters: { contentSid: { __rl: true, mode: 'list', value: contentSid }, ...parameters },
		});

	test('are every placeholder of the template, required, with its sample in the label alone', async () => {
		const { fields } = await fieldsOf(order.sid);
		const field = {
			required: true,
			display: true,
			type: 'string',
			defaultMatch: false,
			canBeUsedToMatch: false,
		};
		expect(fields).toEqual([
			{
				...field,
				id: '2',
				displayName: '{{2}}, e.g. “A-17”',
			},
			{ ...field, id: '10', displayName: '{{10}}' },
			{
				...field,
				id: 'name',
				displayName: '{{name}}, e.g. “Anna-…”',
			},
		]);
	});

	test('of the page that Twilio’s Console shows', async () => {
		const page = `https://console.twilio.com/us1/develop/sms/content-template-builder/template/${order.sid}`;
		expect((await fieldsOf(page)).fields).toHaveLength(3);
	});

	test.each([
		[plain.sid, 'The template has no placeholders.'],
		['', 'Choose a content template above: its placeholders stand here then.'],
		['HX1', 'Content Template is not a Content Template SID: "HX1".'],
		[falseSid('HX', 9), 'The template could not be read: '],
	])('of %p are none, and a notice says why', async (sid, notice) => {
		expect(await fieldsOf(sid)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining(notice) as unknown,
		});
	});

	test('that are filled in stay when Twilio cannot be asked', async () => {
		const contentVariables = {
			mappingMode: 'defineBelow',
			value: { 1: 'x' },
			schema: [{ id: '1' }],
		};
		await expect(fieldsOf(falseSid('HX', 9), { contentVariables })).rejects.toThrow(
			'The template could not be read',
		);
	});
});
