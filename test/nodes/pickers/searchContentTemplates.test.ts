import type { IDataObject } from 'n8n-workflow';
import type { Account } from '../../twilio-stand-in/accounts';
import { falseSid } from '../../twilio-stand-in/sids';
import { mapperFields, pick, pickAll, type Browsing } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';

const twilio = setUpTwilio();
const credentialOf = ({ sid, authToken }: Account): IDataObject => ({ accountSid: sid, authToken });
const names = async (method: string, browsing?: Browsing) =>
	(await pick(twilio, method, browsing)).results.map(({ name }) => name);

const order = {
	sid: falseSid('HX', 50),
	friendlyName: 'order_update',
	language: 'de',
	approval: 'pending',
	body: '',
	variables: { name: 'Anna', 2: 'A-17' },
	types: {
		'twilio/quick-reply': {
			body: 'Hallo {{name}}, deine Bestellung\n{{2}} ist unterwegs. Brauchst du noch etwas dazu von uns?',
			actions: [{ title: 'Nein', id: 'no' }],
		},
		'twilio/media': { body: 'Hallo {{name}}', media: ['https://media.example/{{10}}.png'] },
	},
};
const plain = {
	sid: falseSid('HX', 51),
	friendlyName: 'hello',
	body: 'Hello there',
	variables: { unused: 'x' },
};

describe('content templates', () => {
	const account = () =>
		credentialOf(twilio.standIn.addAccount({ contentTemplates: [order, plain] }));

	test('show name, language, kind, what WhatsApp says, and their text', async () => {
		expect(await pick(twilio, 'searchContentTemplates', { credential: account() })).toEqual({
			results: [
				{ name: 'hello (en), Text, not submitted to WhatsApp: “Hello there”', value: plain.sid },
				{
					name: 'order_update (de), Quick reply + Media, waiting for WhatsApp’s approval: “Hallo {{name}}, deine Bestellung {{2}} ist unterwegs. Brauch…”',
					value: order.sid,
				},
			],
		});
		expect(twilio.standIn.requests).toMatchObject([
			{ path: '/v1/ContentAndApprovals', query: 'PageSize=500' },
		]);
	});

	test.each([['approved'], ['Stand']])('are found by their words: %s', async (filter) => {
		const found = await names('searchContentTemplates', { filter });
		expect(found).toHaveLength(filter === 'approved' ? 1 : 0);
	});

	test('of 1,200 are read in three pages, and the oldest is found by its name', async () => {
		const contentTemplates = Array.from({ length: 1200 }, (_, index) => ({
			...plain,
			sid: falseSid('HX', 2000 + index),
			friendlyName: `template_${index}_`,
		}));
		const credential = credentialOf(twilio.standIn.addAccount({ contentTemplates }));
		const pages = await pickAll(twilio, 'searchContentTemplates', { credential });
		expect(pages.map(({ results }) => results.length)).toEqual([500, 500, 200]);
		const found = await names('searchContentTemplates', { credential, filter: 'template_3_' });
		expect(found).toEqual(['template_3_ (en), Text, not submitted to WhatsApp: “Hello there”']);
	});
});

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
				displayName:
					'{{2}}, e.g. “A-17”, in “…lo {{name}}, deine Bestellung {{2}} ist unterwegs.…”',
			},
			{ ...field, id: '10', displayName: '{{10}}' },
			{
				...field,
				id: 'name',
				displayName: '{{name}}, e.g. “Anna”, in “Hallo {{name}}, deine Bestell…”',
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

	test('stand below what the template says, line by line, with nothing of it taken for HTML', async () => {
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
