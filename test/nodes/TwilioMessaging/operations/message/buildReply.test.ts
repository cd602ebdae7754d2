import { NodeHelpers } from 'n8n-workflow';
import { emptyTwiml } from '../../../../../nodes/twilio/webhook/twiml';
import { jsonOf } from '../../../../engine/engine';
import { errorOf } from '../../../../engine/errorOf';
import { setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();

test('Build Reply gives TwiML for each item, and asks nothing of Twilio', async () => {
	const built = await twilio.results([{ text: 'Tom & Jerry <3' }, { text: '' }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(built).toEqual([
		{
			twiml:
				'<?xml version="1.0" encoding="UTF-8"?><Response><Message><Body>Tom &amp; Jerry &lt;3</Body></Message></Response>',
		},
		{ twiml: emptyTwiml },
	]);
	expect(twilio.standIn.requests).toEqual([]);
});

test('Build Reply refuses what Twilio would not read', async () => {
	const run = await twilio.run([{ text: 'x'.repeat(1601) }], {
		operation: 'buildReply',
		body: '={{ $json.text }}',
		mediaUrl: [],
	});
	expect(errorOf(run).message).toContain("'Body' has 1601 characters");
});

test('Build Reply needs no credential', async () => {
	const parameters = { operation: 'buildReply', body: 'Hello', mediaUrl: [] };
	const workflow = twilioWorkflow([{}], parameters);
	for (const node of workflow.nodes) delete node.credentials;
	const run = await twilio.engine.run(workflow, new Map());
	expect(run.data.resultData.error).toBeUndefined();
	expect(jsonOf(run, twilioNodeName)).toHaveLength(1);
	// Nor does n8n ask for one: the others have it.
	const { description } = twilio.engine.nodeTypes.getByNameAndVersion(
		'n8n-nodes-twilio-messaging.twilioMessaging',
	);
	const [credential] = description.credentials ?? [];
	const isAsked = (values: object) =>
		credential && NodeHelpers.displayParameter({ ...values }, credential, null, description);
	expect(isAsked({ resource: 'message', operation: 'buildReply' })).toBe(false);
	expect(isAsked({ resource: 'message', operation: 'preview' })).toBe(true);
	expect(isAsked({})).toBe(true);
});
