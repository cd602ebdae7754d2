import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { countTries } from './tries';
import { sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import type { TwilioNodeSettings } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { creationsAt, outcomesOf, sidsOf, somebody } from './retrying';

const twilio = setUpTwilio();

const pictures = ['https://files.example/1.png', 'https://files.example/2.png'];

function twoPictures() {
	const to = somebody();
	return pictures.map((media) => ({ to, body: 'Look', media: [media] }));
}

const sendPictures: INodeParameters = {
	...sendEachItem,
	operation: 'sendMms',
	mediaUrl: '={{ $json.media }}',
};

/** Two links to one person, of which Twilio shortens one. */
function twoLinks() {
	const to = somebody();
	const bodies = [0, 1].map((number) => `See https://shop.example/${number}`);
	return bodies.map((body, index) => ({ to, body, shorten: index === 0 }));
}

const sendLinks: INodeParameters = {
	...sendEachItem,
	...withService,
	options: { shortenUrls: '={{ $json.shorten }}' },
};

/**
 * The first message never arrives. If the second is begun all the same, it arrives and its answer is
 * lost. In the first try, Twilio's list cannot be read.
 */
async function runInTrouble(
	items: IDataObject[],
	parameters: INodeParameters,
	settings: TwilioNodeSettings,
): Promise<IRun> {
	const tries = countTries(twilio.engine);
	let creations = 0;
	twilio.standIn.faults.decide = (request) => {
		if (tries.count > 1) return undefined;
		if (request.method === 'GET') return { kind: 'refusal', code: 20003 };
		if (!creating()(request)) return undefined;
		return { kind: 'cut', moment: ++creations === 1 ? 'before' : 'after' };
	};
	try {
		return await twilio.run(items, parameters, { onError: 'continueRegularOutput', ...settings });
	} finally {
		tries.stop();
	}
}

const retryOnFail = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

test('A2: a second picture to the same person is not begun while the first is in doubt', async () => {
	const run = await runInTrouble(twoPictures(), sendPictures, {});
	expect(outcomesOf(run)).toEqual(['unknown', 'notSent']);
	expect(creationsAt(twilio.standIn)).toBe(1);
});

test('A2: a retry gives each of two pictures to the person once', async () => {
	const run = await runInTrouble(twoPictures(), sendPictures, retryOnFail);
	expect(run.status).toBe('success');
	const sids = twilio.standIn.messages().map(({ sid }) => sid);
	const arrived = sids.map((sid) => twilio.standIn.mediaOf(sid).map(({ address }) => address));
	expect(arrived.flat().sort()).toEqual(pictures);
	const wanted = sidsOf(run).map((sid) => twilio.standIn.mediaOf(sid)[0]?.address);
	expect(wanted).toEqual(pictures);
});

test.each([
	['the first', twoLinks()],
	['the second', twoLinks().reverse()],
])(
	'B4: where only %s link is shortened, no item takes its neighbour’s message',
	async (_which, items) => {
		const run = await runInTrouble(items, sendLinks, retryOnFail);
		expect(run.status).toBe('success');
		const messages = new Map(twilio.standIn.messages().map(({ sid, body }) => [sid, body]));
		expect(messages.size).toBe(2);
		const bodies = sidsOf(run).map((sid) => messages.get(sid));
		items.forEach(({ body, shorten }, index) => {
			if (shorten) expect(bodies[index]).toContain('https://links.example/');
			else expect(bodies[index]).toBe(body);
		});
	},
);

test('B4: a link that is not shortened is not begun while a shortened one is in doubt', async () => {
	const run = await runInTrouble(twoLinks(), sendLinks, {});
	expect(outcomesOf(run)).toEqual(['unknown', 'notSent']);
	expect(creationsAt(twilio.standIn)).toBe(1);
});
