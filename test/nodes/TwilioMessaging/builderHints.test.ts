import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { setUpTwilio } from '../../engine/setUpTwilio';

/** What n8n's AI builder is told beside the descriptions that a person reads. */
const twilio = setUpTwilio();

const built = (version: number) =>
	twilio.engine.nodeTypes.getByNameAndVersion('n8n-nodes-twilio-messaging.twilioMessaging', version)
		.description;

type Hinted = Pick<INodeProperties & INodePropertyOptions, 'name' | 'builderHint'>;

/** The hints of fields and of what is in them, as `sendOnceKey: …`. */
function hintsIn(fields: readonly INodeProperties[]): Map<string, string> {
	const all = fields.flatMap((field): Hinted[] => [
		field,
		...(field.options ?? []).filter((option) => 'value' in option || 'type' in option),
	]);
	return new Map(
		all.flatMap(({ name, builderHint }) => (builderHint ? [[name, builderHint.propertyHint]] : [])),
	);
}

test.each([1, 1.1])('version %d: where a builder would go wrong, there is a hint', (version) => {
	const hints = hintsIn(built(version).properties);
	expect([...hints.keys()].sort()).toEqual(
		[
			...['Build Reply', 'Get Delivery Status', 'Preview', 'Send WhatsApp Message'],
			...['Send and Wait for Response', 'Wait for Reply'],
			...['maxMessagesPerRun', 'sendOnceKey', 'skipIfSentWithin', 'to'],
		].sort(),
	);
	expect(hints.get('sendOnceKey')).toContain('never one key for all items');
	expect(hints.get('skipIfSentWithin')).toContain('use Send Once Key');
	expect(hints.get('maxMessagesPerRun')).toContain('nothing sent');
	expect(hints.get('Send and Wait for Response')).toContain('one item');
});

test('who looks for a node is told that it can send once', () => {
	expect(built(1.1).builderHint?.searchHint).toContain('set Send Once Key');
});

test('no hint has an expression or an internal name, which n8n’s lint forbids', () => {
	for (const hint of hintsIn(built(1.1).properties).values())
		expect(hint).not.toMatch(/\{\{|\bai_|\$json/);
});
