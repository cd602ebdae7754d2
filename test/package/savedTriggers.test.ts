import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { useFakeTimers } from '../engine/fakeTimers';
import { Engine } from '../engine/engine';
import { repositoryRoot } from '../engine/packageNodes';
import { endProcess } from '../engine/processMemory';
import { setUpTwilio } from '../engine/setUpTwilio';
import { Receiver } from '../nodes/TwilioMessagingTrigger/receive/receivingTrigger';
import { savedTriggers, type SavedTrigger } from './saved/savedTriggers';
import { Stage } from './saved/startedBy';
import {
	readRecords,
	refused,
	writeRecords,
	type TriggerRecord,
	type TriggerRecords,
} from './saved/triggerRecords';

const twilio = setUpTwilio();
const file = resolve(__dirname, 'saved/startsOf010.json');

/** A built 0.1.0, such as of its commit: writes anew what its triggers do. */
const directory = process.env.RECORD_FROM;

let receiver: Receiver;
let stage: Stage;
beforeAll(async () => {
	const engine = directory === undefined ? twilio.engine : await Engine.start(directory);
	receiver = new Receiver({ ...twilio, engine });
	await receiver.start();
	stage = new Stage({ ...twilio, engine }, receiver);
	useFakeTimers(true);
});
afterAll(() => {
	jest.useRealTimers();
	receiver.stop();
});

/** Switched on by 0.1.0, and refused today: CHANGELOG.md, "Activating a trigger that could never work". */
const refusedToday: Readonly<Record<string, string>> = {
	'number of a service': 'Its messages go to the service: nothing ever came.',
	'reply of no address': 'Twilio refused each of the replies; the workflow started all the same.',
	'reply of 11 files': 'Twilio refused each of the replies; the workflow started all the same.',
	'reply of a control character':
		'Twilio refused each of the replies; the workflow started all the same.',
};

/** Answered in another way today, where Twilio refused the reply of 0.1.0: CHANGELOG.md. */
const answeredToday: Readonly<Record<string, string>> = {
	'reply of 1605 characters': 'Long Reply: it goes out in parts.',
};

/** What 0.1.0 did, as far as it is to be the same today; what n8n stores with the workflow need not be. */
function thenOf(name: string, then: TriggerRecord): TriggerRecord {
	const record = { ...then, stored: {} };
	if (!(name in refusedToday))
		return { ...record, happened: record.happened.map(answeredAlike(name)) };
	const standing = record.standingAtTheEnd;
	return { ...record, switchedOn: [refused], standing, happened: [], switchedOff: [] };
}

/** The same of today: of the items, what 0.1.0 had in them. */
function todayOf(name: string, today: TriggerRecord, then: TriggerRecord): TriggerRecord {
	const happened = today.happened
		.map((each, index) => ({
			...each,
			items: known(each.items, then.happened[index]?.items ?? []),
		}))
		.map(answeredAlike(name));
	return { ...today, stored: {}, happened };
}

type Happened = TriggerRecord['happened'][number];

const answeredAlike = (name: string) => (each: Happened) =>
	name in answeredToday ? { ...each, answers: [], replies: [] } : each;

/** A value without the fields that it has more than another. */
function known<Value>(value: Value, other: unknown): Value;
function known(value: unknown, other: unknown): unknown {
	if (Array.isArray(value) && Array.isArray(other))
		return value.map((each: unknown, index) => known(each, other[index]));
	if (!isObject(value) || !isObject(other)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, each]) =>
			name in other ? [[name, known(each, other[name])]] : [],
		),
	);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function play(): Promise<TriggerRecords> {
	const records: Record<string, TriggerRecord> = {};
	for (const saved of savedTriggers) {
		endProcess(repositoryRoot);
		records[saved.name] = await stage.play(saved);
	}
	return records;
}

const kept = () => readRecords(readFileSync(file, 'utf8'));

test('saved triggers do what they did in 0.1.0; RECORD_FROM=… writes that anew', async () => {
	const played = await play();
	if (directory !== undefined) writeFileSync(file, writeRecords(played));
	const then = Object.entries(kept());
	const today = (name: string, record: TriggerRecord) => {
		const now = played[name];
		return now && todayOf(name, now, record);
	};
	if (directory === undefined)
		expect(Object.fromEntries(then.map(([name, record]) => [name, today(name, record)]))).toEqual(
			Object.fromEntries(then.map(([name, record]) => [name, thenOf(name, record)])),
		);
	const isAnswered = (name: string) =>
		played[name]?.happened.some(({ replies }) => replies.length > 0) === true;
	if (directory === undefined) expect(Object.keys(answeredToday).every(isAnswered)).toBe(true);
	expect(Object.keys(played)).toEqual(then.map(([name]) => name));
	const happened = then.flatMap(([, record]) => record.happened);
	const starts = happened.filter(({ items }) => items.length > 0).length;
	process.stdout.write(
		`Saved triggers: ${then.length}; ${happened.length} things happen, ${starts} start a workflow as in 0.1.0\n`,
	);
	expect(starts).toBeGreaterThan(300);
});

test('what is refused or answered in another way today, Twilio refused in 0.1.0, or nothing came', () => {
	const records = kept();
	const repliesOf = (name: string) => records[name]?.happened.flatMap(({ replies }) => replies);
	for (const name of Object.keys({ ...refusedToday, ...answeredToday }))
		expect([name, repliesOf(name)]).toEqual([name, []]);
});

test.each([
	['is switched off', false],
	['is switched on again by a start of n8n, and switched off', true],
])('what 0.1.0 has switched on %s: Twilio is left as 0.1.0 left it', async (_how, isAgain) => {
	const records = kept();
	const left: Record<string, unknown> = {};
	const toBeLeft: Record<string, unknown> = {};
	for (const saved of savedTriggers) {
		const then = records[saved.name];
		// A person sets what is set where the source is Manual.
		if (!then || then.switchedOn.includes(refused) || saved.parameters.source === 'manual')
			continue;
		endProcess(repositoryRoot);
		left[saved.name] = await stage.takeOver(saved, then, isAgain);
		toBeLeft[saved.name] = then.standingAtTheEnd;
	}
	expect(left).toEqual(toBeLeft);
	expect(Object.keys(left).length).toBeGreaterThan(60);
});

/** What 0.1.0 could save, such as `reply: options = 'nothing'` and `reply takes nothing text workflow`. */
const storedForm = z
	.record(z.array(z.string()))
	.parse(JSON.parse(readFileSync(resolve(__dirname, 'storedForm.json'), 'utf8')));

/** What a saved trigger sets, such as `options.ignoreStale` and `reply takes text`. */
function setBy({ parameters }: SavedTrigger): string[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		if (name === 'options' && isObject(value))
			return Object.keys(value).map((option) => `options.${option}`);
		const chosen: readonly unknown[] = Array.isArray(value)
			? value
			: [isObject(value) && 'mode' in value ? value.mode : value];
		const choices = chosen.filter((choice) => typeof choice === 'string');
		return [name, ...choices.map((choice) => `${name} takes ${choice}`)];
	});
}

test('there is a saved trigger for each field, option and choice of 0.1.0', () => {
	const set = new Set(savedTriggers.flatMap(setBy));
	const facts = storedForm['1: twilioMessagingTrigger'] ?? [];
	const toBeSet = facts.flatMap((fact) => {
		const [, path] = /^([\w.]+): \w+ = /.exec(fact) ?? [];
		const [taker, choices] = fact.split(' takes ');
		return path === undefined
			? (choices ?? '').split(' ').map((choice) => `${taker ?? ''} takes ${choice}`)
			: [path];
	});
	expect(toBeSet.length).toBeGreaterThan(35);
	// The collection is tried by what is in it.
	expect(toBeSet.filter((each) => each !== 'options' && !set.has(each))).toEqual([]);
});
