import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { jsonOf, type WorkflowSource } from '../../../../engine/engine';
import { recipients, sendEachItem } from '../../../../engine/setUpTwilio';
import {
	twilioNodeName,
	twilioWorkflow,
	type TwilioNodeSettings,
} from '../../../../engine/twilioNode';
import { install, type Case, type Installation } from '../../../../faults/histories/processes';
import { creating, type Fault } from '../../../../twilio-stand-in/faults';

/** So many people, each with a text and a key of their own. */
export const keyed = (count: number) =>
	recipients(count).map((person, index) => ({ ...person, key: `appointment ${index}` }));

/** Two of them. */
export function keyedPair() {
	const [one, other] = keyed(2);
	if (!one || !other) throw new Error('There are two');
	return [one, other] as const;
}

/** What goes with each send. */
export const withKey = { sendOnceKey: '={{ $json.key }}', maxConcurrentRequests: 5 };

/** Fields of a send. */
export type SendFields = INodeParameters & { readonly options?: INodeParameters };

/** Sends each item under its key. */
export const sendingOnce = (
	items: IDataObject[],
	{ options, ...parameters }: SendFields = {},
	settings?: TwilioNodeSettings,
): WorkflowSource =>
	twilioWorkflow(
		items,
		{ ...sendEachItem, ...parameters, options: { ...withKey, ...options } },
		settings,
	);

/** What left the node. */
export const given = (run: IRun) => jsonOf(run, twilioNodeName);

/** Those of them that failed. */
export const failedIn = (run: IRun) => given(run).filter(({ error }) => error !== undefined);

/** Those of them that were skipped. */
export const passedOver = (run: IRun) => given(run).filter(({ skipped }) => skipped === true);

/** n8n with several processes, a local Twilio, and what the tests ask of them. */
export interface OnceSetUp {
	readonly n8n: Installation;
	newCase(): Case;
	messagesOf(one: Case): ReturnType<Installation['standIn']['messages']>;
	/** How many got so many messages: `{ 1: 60 }` for sixty people with one each. */
	counts(one: Case): Record<number, number>;
	/**
	 * All have it, and hardly any twice. n8n's store has no lock: a process that stands still between reading and
	 * writing overwrites another one unseen. Without the safeguards, it is 36 to 99 of 100.
	 */
	expectHardlyAnyTwice(one: Case, of: number): void;
	/** Starts an execution, and kills its process when so many messages were sent. */
	killAfter(one: Case, source: WorkflowSource, count: number): Promise<void>;
	untilSent(one: Case, count: number): Promise<void>;
	/** The next message to this person meets a fault, and what is in flight goes on. */
	strike(to: string, fault: Fault): void;
}

/**
 * Started before the tests of a file; between them, an hour goes by.
 *
 * @param scale so much is waited of a wait, as little as usual unless it is said
 */
export function setUpOnce(processes: number, scale?: number): OnceSetUp {
	let started: Installation | undefined;
	const n8n = () => {
		if (!started) throw new Error('n8n is there from beforeAll on');
		return started;
	};
	beforeAll(async () => {
		started = await install(processes, [], undefined, scale);
	});
	afterAll(() => started?.close());
	beforeEach(() => {
		n8n().standIn.clock.advance(3_600_000);
		n8n().standIn.faults.latency = 10;
		n8n().rows.failing = 0;
	});
	const messagesOf = ({ account }: Case) =>
		n8n()
			.standIn.messages()
			.filter(({ account_sid: sid }) => sid === account.sid);
	const untilSent = async (one: Case, count: number) => {
		const end = Date.now() + longestSending;
		while (messagesOf(one).length < count) {
			if (Date.now() > end)
				throw new Error(`Only ${messagesOf(one).length} of ${count} messages were sent`);
			await wait(2);
		}
	};
	const counts = (one: Case) => {
		const byPerson = new Map<string, number>();
		for (const { to } of messagesOf(one)) byPerson.set(to, (byPerson.get(to) ?? 0) + 1);
		const found: Record<number, number> = {};
		for (const count of byPerson.values()) found[count] = (found[count] ?? 0) + 1;
		return found;
	};
	return {
		get n8n() {
			return n8n();
		},
		newCase: () => n8n().newCase(),
		messagesOf,
		untilSent,
		counts,
		expectHardlyAnyTwice: (one, of) => {
			const { 1: onceEach = 0, 2: twice = 0, ...others } = counts(one);
			process.stdout.write(`${twice} of ${of} sent twice\n`);
			expect([onceEach + twice, others]).toEqual([of, {}]);
			expect(twice).toBeLessThanOrEqual(of / 5);
		},
		killAfter: async (one, source, count) => {
			const process = one.start();
			process.begin(source, byTrigger);
			await untilSent(one, count);
			process.kill();
			// What was in flight arrives.
			await n8n().standIn.settled();
		},
		strike: (to, fault) => {
			n8n().standIn.faults.once(creating(to), fault);
		},
	};
}

/** In milliseconds. */
const longestSending = 30_000;

/** As a schedule or a webhook starts an execution. */
export const byTrigger = { mode: 'trigger' } as const;
