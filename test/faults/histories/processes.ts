import type { IRun, IRunExecutionData } from 'n8n-workflow';
import { DeduplicationRows } from '../../engine/deduplication';
import { Engine, type Begun, type RunSettings, type WorkflowSource } from '../../engine/engine';
import { dataOfStart } from '../../engine/execution';
import { scaleTime, timeOf } from '../../engine/timeScale';
import { standInCredential } from '../../engine/twilioNode';
import { copyPackage, type Replacement } from '../packageCopy';
import type { Account } from '../../twilio-stand-in/accounts';
import { defaultAccount } from '../../twilio-stand-in/defaultAccount';
import type { RecordedRequest } from '../../twilio-stand-in/recorder';
import { startTwilioStandIn, type TwilioStandIn } from '../../twilio-stand-in/server';
import { falseSid } from '../../twilio-stand-in/sids';

/** So much is waited of a wait. */
const usualScale = 0.001;

let installations = 0;

/** What tells an execution from others, and what it goes on with, if it does. */
export interface ProcessSettings extends RunSettings {
	readonly data?: IRunExecutionData;
}

/** A process of n8n: it shares the database with the others, and nothing else. */
export interface Process {
	begin(source: WorkflowSource, settings?: ProcessSettings): Begun;
	/** Runs a workflow to its end. */
	run(source: WorkflowSource, settings?: ProcessSettings): Promise<IRun>;
	/** Nothing that it does has any effect from now on, and its executions hear of nothing. */
	kill(): void;
	isDead(): boolean;
	/** Its store does nothing more until the returned function is called. */
	standStill(): () => void;
}

/** A workflow of its own in n8n, and an account of its own at Twilio. */
export interface Case {
	readonly account: Account;
	readonly workflowId: string;
	/** The keys that n8n's database holds for the workflow's nodes. */
	readonly keys: () => readonly string[];
	/** How often the workflow's nodes have called n8n's store. */
	readonly calls: () => number;
	/** Another process. */
	start(): Process;
}

/** n8n with its database, whose processes can be killed, and a local Twilio. */
export interface Installation {
	readonly standIn: TwilioStandIn;
	readonly rows: DeduplicationRows;
	newCase(): Case;
	/** Sets the own clocks of all processes so many minutes ahead of Twilio's; less than none is behind. */
	setClocks(minutesAhead: number): void;
	close(): Promise<void>;
}

/**
 * @param count how many processes a case may have
 * @param rows n8n's database, if there is one already
 * @param replacements what to change in the built package first
 * @param scale so much is waited of a wait
 */
export async function install(
	count: number,
	replacements: readonly Replacement[] = [],
	given?: DeduplicationRows,
	scale = usualScale,
): Promise<Installation> {
	const standIn = await startTwilioStandIn();
	const rows = given ?? (await DeduplicationRows.install());
	const name = `installation-${++installations}`;
	const copies = Array.from({ length: count }, () => copyPackage(replacements));
	const engines: Engine[] = [];
	for (const { directory } of copies) {
		engines.push(await Engine.start(directory));
		scaleTime(directory, scale);
		// All clocks are right, and time passes for all when it does at Twilio.
		const now = () => standIn.clock.now();
		Object.assign(timeOf(directory), { now, elapsed: now });
	}
	const dead = new Set<string>();
	// Of those who are dead, nothing arrives any more.
	const decide = ({ headers }: RecordedRequest) =>
		dead.has(usernameOf(headers.authorization))
			? ({ kind: 'cut', moment: 'before' } as const)
			: undefined;
	let cases = 0;

	const start = (number: number, account: Account, workflowId: string): Process => {
		const [engine, copy, key] = [engines[number], copies[number], account.apiKeys[number]];
		if (!engine || !copy || !key) throw new Error('A case has no more processes than that');
		const credential = standInCredential(standIn, {
			authType: 'apiKey',
			accountSid: account.sid,
			apiKeySid: key.sid,
			apiKeySecret: key.secret,
		});
		const begun: Begun[] = [];
		const begin: Process['begin'] = (source, settings = {}) => {
			const [first] = source.nodes;
			if (!first) throw new Error('The workflow has no node');
			const { data = dataOfStart(first, [{}]) } = settings;
			const execution = engine.begin(source, credential, data, { workflowId, ...settings });
			begun.push(execution);
			return execution;
		};
		return {
			begin,
			run: async (source, settings) => await begin(source, settings).ended,
			standStill: () => {
				const all = begun.map(({ workflow }) => rows.standStill(workflow));
				return () => {
					for (const goOn of all) goOn();
				};
			},
			isDead: () => dead.has(key.sid),
			kill: () => {
				dead.add(key.sid);
				for (const execution of begun) {
					rows.kill(execution.workflow);
					execution.kill();
				}
			},
		};
	};

	return {
		standIn,
		rows,
		newCase: () => {
			const number = ++cases;
			forgetOthers(standIn);
			standIn.faults.decide = decide;
			const workflowId = `${name}-workflow-${number}`;
			// A key for each process: by it, its requests are known.
			const apiKeys = copies.map((_, index) => ({
				sid: falseSid('SK', 1000 + number * count + index),
				secret: `false-secret-${number}-${index}`,
				kind: 'main' as const,
			}));
			const { numbers, messagingServices, contentTemplates, channelSenders } = defaultAccount;
			const account = standIn.addAccount({
				apiKeys,
				...(numbers && { numbers }),
				...(messagingServices && { messagingServices }),
				...(contentTemplates && { contentTemplates }),
				...(channelSenders && { channelSenders }),
			});
			let started = 0;
			return {
				account,
				workflowId,
				keys: () =>
					[...rows.rows].flatMap(([row, keys]) => (row.startsWith(`${workflowId} `) ? keys : [])),
				calls: () => rows.callsOf.get(workflowId) ?? 0,
				start: () => start(started++, account, workflowId),
			};
		},
		setClocks: (minutesAhead) => {
			const now = () => standIn.clock.now() + minutesAhead * 60_000;
			for (const { directory } of copies) timeOf(directory).now = now;
		},
		close: async () => {
			await standIn.close();
			for (const { remove } of copies) remove();
		},
	};
}

/** Messages of other cases would have to be looked through; the clock goes on. */
function forgetOthers(standIn: TwilioStandIn): void {
	const { latency } = standIn.faults;
	const ahead = standIn.clock.now() - Date.now();
	standIn.reset();
	standIn.faults.latency = latency;
	standIn.clock.advance(ahead);
}

function usernameOf(authorization = ''): string {
	const encoded = authorization.replace(/^Basic /, '');
	return Buffer.from(encoded, 'base64').toString().split(':')[0] ?? '';
}
