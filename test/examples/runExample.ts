import type { IDataObject, INode, IRun } from 'n8n-workflow';
import type { WorkflowSource } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import type { TwilioSetUp } from '../engine/setUpTwilio';
import { activate, newTrigger } from '../engine/trigger';
import { withoutNote } from '../engine/withoutNote';
import { standInCredential } from '../engine/twilioNode';
import { defaults } from '../twilio-stand-in/server';

/** Runs an example, or what a test has made of it, to its end, which has to be a good one. */
export async function runExample(
	{ engine, standIn }: TwilioSetUp,
	example: string | WorkflowSource,
	items?: IDataObject[],
): Promise<IRun> {
	const workflow = typeof example === 'string' ? exampleWorkflow(example) : example;
	const run = await engine.run(workflow, standInCredential(standIn), items);
	expect(run.data.resultData.error).toBeUndefined();
	return run;
}

/** What the local Twilio has been given to send. */
export const sentTexts = ({ standIn }: TwilioSetUp) =>
	standIn.messages().map(({ to, from, body }) => ({ to, from, body }));

/** The number that gets what is sent to it: it is in no Messaging Service. */
function numberOf(standIn: TwilioSetUp['standIn']) {
	const own = standIn.phoneNumbers();
	const found = own.find((each) => each.phone_number === defaults.numberWithoutService);
	if (!found) throw new Error('There is no such number');
	return found;
}

/** An example's trigger with the number chosen that a person would choose. */
export function withNumber({ standIn }: TwilioSetUp, node: INode): INode {
	const phoneNumberSid = { __rl: true, mode: 'list', value: numberOf(standIn).sid };
	const isPhoneNumber = node.parameters.source === 'phoneNumber';
	return isPhoneNumber ? { ...node, parameters: { ...node.parameters, phoneNumberSid } } : node;
}

/** Runs an example for a message that came in. */
export async function receiveIn(
	twilio: TwilioSetUp,
	example: string,
	message: IDataObject,
): Promise<IRun> {
	const { nodes, connections } = exampleWorkflow(example);
	const workflow = { nodes: nodes.map((node) => withNumber(twilio, node)), connections };
	const item = { to: defaults.number, media: [], ...message };
	return await runExample(twilio, workflow, [item]);
}

/** Activates an example that has a trigger; gives what Twilio then calls for the number. */
export async function activateExample(twilio: TwilioSetUp, example: string): Promise<unknown> {
	const trigger = exampleWorkflow(example).nodes.find(({ type }) =>
		type.endsWith('.twilioMessagingTrigger'),
	);
	if (!trigger) throw new Error(`${example} has no trigger`);
	await activate(twilio, newTrigger(withNumber(twilio, trigger).parameters));
	return withoutNote(numberOf(twilio.standIn).sms_url);
}
