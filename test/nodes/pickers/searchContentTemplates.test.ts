import { falseSid } from '../../twilio-stand-in/sids';
import { credentialOf, pick, pickAll, type Browsing } from '../../engine/picker';
import { setUpTwilio } from '../../engine/setUpTwilio';
import { order, plain } from './exampleTemplates';

const twilio = setUpTwilio();
const names = async (method: string, browsing?: Browsing) =>
	(await pick(twilio, method, browsing)).results.map(({ name }) => name);

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
