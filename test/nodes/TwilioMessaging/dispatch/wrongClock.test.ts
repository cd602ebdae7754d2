import { DeduplicationRows } from '../../../engine/deduplication';
import { Engine, jsonOf, type WorkflowSource } from '../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { timeOf } from '../../../engine/timeScale';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../engine/twilioNode';
import { install, type Case, type Installation } from '../../../faults/histories/processes';
import { copyPackage, type PackageCopy } from '../../../faults/packageCopy';
import { keyed, sendingOnce } from './onceKeys/onceCase';

const minute = 60_000;
const onError = 'continueRegularOutput';
let rows: DeduplicationRows | undefined;

describe.each([-83, 83])(
	'In a process whose clock is %i minutes wrong, before the first answer',
	(minutes) => {
		const twilio = setUpTwilio();
		let copy: PackageCopy;
		let engine: Engine;
		beforeEach(async () => {
			copy = copyPackage();
			engine = await Engine.start(copy.directory);
			timeOf(copy.directory).now = () => Date.now() + minutes * minute;
		});
		afterEach(() => {
			copy.remove();
		});

		test.each([1, 12])(
			'Skip If Sent Within counts by Twilio’s time, for %i recipients',
			async (count) => {
				const people = recipients(count);
				const ago = (minutesAgo: number) => new Date(Date.now() - minutesAgo * minute);
				// Of twelve, the second got it an hour and a half ago, the others half an hour ago.
				const isOld = (index: number) => index === 1;
				twilio.standIn.seedMessages(count, (index) => ({
					...people[index],
					createdAt: ago(isOld(index) ? 90 : 30),
				}));
				const source = twilioWorkflow(people, {
					...sendEachItem,
					options: { skipIfSentWithin: 60 },
				});
				const run = await engine.run(source, standInCredential(twilio.standIn));
				expect(jsonOf(run, twilioNodeName).map(({ skipped }) => skipped === true)).toEqual(
					people.map((_, index) => !isOld(index)),
				);
			},
		);
	},
);

describe.each([-83, 83])(
	'Killed before the first answer, where clocks are %i minutes wrong,',
	(minutes) => {
		let n8n: Installation;
		beforeEach(async () => {
			rows ??= await DeduplicationRows.install();
			n8n = await install(2, [], rows);
			n8n.setClocks(minutes);
		});
		afterEach(() => n8n.close());

		/** Kills a process that has sent to five, and no answer of which has come in. */
		async function killBeforeAnswers(one: Case, source: WorkflowSource): Promise<void> {
			n8n.standIn.faults.latency = 500;
			const process = one.start();
			process.begin(source);
			while (n8n.standIn.messages().length < 5)
				await new Promise((resolve) => {
					setTimeout(resolve, 2);
				});
			process.kill();
			await n8n.standIn.settled();
			n8n.standIn.faults.latency = 0;
		}

		test.each([
			[
				'an execution',
				twilioWorkflow(recipients(20), { ...sendEachItem, options: { maxConcurrentRequests: 5 } }),
			],
			['an execution with Send Once Key', sendingOnce(keyed(20), {}, { onError })],
		])('%s is started again by hand, and nobody gets a message twice', async (_name, source) => {
			const one = n8n.newCase();
			await killBeforeAnswers(one, source);
			expect(n8n.standIn.messages()).toHaveLength(5);
			n8n.standIn.clock.advance(2 * minute);
			const run = await one.start().run(source);
			const given = jsonOf(run, twilioNodeName);
			// Whether the clock that dated a key was as wrong as this one, nobody knows.
			const known = given.filter(({ skipped, status }) => skipped === true || status === 'unknown');
			expect([given.length, known.length]).toEqual([20, 5]);
			expect(new Set(n8n.standIn.messages().map(({ to }) => to)).size).toBe(20);
			expect(n8n.standIn.messages()).toHaveLength(20);
		});
	},
);
