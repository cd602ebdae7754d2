import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { sendEachItem, setUpTwilio, withService } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import type { RecordedRequest } from '../../../../twilio-stand-in/recorder';
import { defaults } from '../../../../twilio-stand-in/server';
import { count, retryUntilDone, sidsOf, somebody, wait, type Saved } from './retrying';

const twilio = setUpTwilio();

const template: INodeParameters = {
	...sendEachItem,
	...withService,
	body: '',
	options: { contentSid: defaults.contentSid, contentVariables: '={{ $json.variables }}' },
};

const saved = (item: IDataObject, parameters: INodeParameters): Saved => ({
	workflow: twilioWorkflow([item], parameters),
	credential: standInCredential(twilio.standIn),
});

const start = async ({ workflow, credential }: Saved): Promise<IRun> =>
	await twilio.engine.run(workflow, credential);

/** Which of the requests that create messages this is, counted from one; 0 for any other. */
function numberOf(request: RecordedRequest): number {
	if (!creating()(request)) return 0;
	return twilio.standIn.requests.filter(creating()).indexOf(request) + 1;
}

/** What went out, without the time. */
const textsAtTwilio = () => twilio.standIn.messages().map(({ body }) => body);

test.each([
	['equal texts', sendEachItem, () => ({ body: 'It burns' }), ['It burns', 'It burns']],
	[
		'a template filled in otherwise',
		template,
		(number: number) => ({ variables: JSON.stringify({ 1: `person ${number}`, 2: '1' }) }),
		['Hi person 0, your code is 1.', 'Hi person 1, your code is 1.'],
	],
] as const)(
	'A3: two executions at once with %s each have a message of their own',
	async (_what, parameters, contentOf, texts) => {
		const to = somebody();
		// The first is carried out after half a second, and answered after a whole one. The second is
		// cut in between, and is not carried out.
		twilio.standIn.faults.latency = (request) => [0, 1000, 750][numberOf(request)] ?? 0;
		twilio.standIn.faults.decide = (request) =>
			numberOf(request) === 2 ? { kind: 'cut', moment: 'before' } : undefined;
		const both = [0, 1].map((number) => saved({ to, ...contentOf(number) }, parameters));
		const ended = await Promise.all(both.map(start));

		const last: IRun[] = [];
		for (const [index, run] of ended.entries()) {
			const workflow = both[index];
			if (workflow) last.push(await retryUntilDone(twilio.engine, workflow, run));
		}
		expect(last.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(new Set(last.flatMap(sidsOf)).size).toBe(2);
		expect(textsAtTwilio().sort()).toEqual(texts);
	},
);

test('A3: a look-up that goes on does not take what another execution is sending', async () => {
	const alert = saved({ to: somebody(), body: 'It burns' }, sendEachItem);
	const creations = () => count(twilio.standIn.requests, creating());
	let secondArrived = false;
	twilio.standIn.faults.latency = (request) => {
		// The second is there after half a second, and it takes as long again until that is answered.
		if (numberOf(request) === 2) return 1000;
		return request.method === 'GET' ? 200 : 0;
	};
	twilio.standIn.faults.decide = (request) => {
		secondArrived ||= numberOf(request) === 2;
		if (numberOf(request) === 1) return { kind: 'cut', moment: 'before' };
		const isTooEarly = request.method === 'GET' && !secondArrived;
		return isTooEarly ? { kind: 'error', status: 503, moment: 'before' } : undefined;
	};
	const first = start(alert);
	while (creations() === 0) await wait(5);
	await wait(50);
	const ended = [await start(alert), await first];
	const last: IRun[] = [];
	for (const run of ended) last.push(await retryUntilDone(twilio.engine, alert, run));

	expect(last.map(({ status }) => status)).toEqual(['success', 'success']);
	expect(new Set(last.flatMap(sidsOf)).size).toBe(2);
	expect(twilio.standIn.messages()).toHaveLength(2);
});
