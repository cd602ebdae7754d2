import { hideSignatures } from '../../../nodes/waiting/hiddenSignatures';
import { jsonOf } from '../../engine/engine';
import { onEachMessage, setUpTwilio } from '../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../engine/twilioNode';

const twilio = setUpTwilio();

const signature = '0123456789abcdef'.repeat(4);
const link = 'https://n8n.example/webhook-waiting/7/ask?to=%2B14155552671&round=0&signature=';
const body = `May Ana book it?\n\n${link}${signature}`;

test('what signs a link is taken out, and nothing else', () => {
	expect(hideSignatures(body)).toBe(`May Ana book it?\n\n${link}…`);
	expect(hideSignatures('Your signature=yes, 123')).toBe('Your signature=yes, 123');
});

test.each([
	['list', {}],
	['list', { simplify: false }],
	['get', {}],
])('%s gives a model no link that answers; a workflow gets it whole', async (operation, more) => {
	const [sid = ''] = twilio.standIn.seedMessages(1, { body });
	const parameters = { ...onEachMessage(operation), ...more };
	const workflow = twilioWorkflow([{ sid }], parameters);
	const credential = standInCredential(twilio.standIn);
	const bodies = async () =>
		jsonOf(await twilio.engine.run(workflow, credential), twilioNodeName).map((json) => json.body);
	expect(await bodies()).toEqual([body]);
	for (const node of workflow.nodes) if (node.name === twilioNodeName) node.type += 'Tool';
	expect(await bodies()).toEqual([hideSignatures(body)]);
});
