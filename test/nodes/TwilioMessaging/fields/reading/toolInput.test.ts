import { withToolInput } from '../../../../../nodes/TwilioMessaging/fields/reading/toolInput';

/** What n8n proposes for a gate before a tool; that it asks in the real n8n is in humanReview.test.ts. */
const proposed =
	'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';

test('the input of a tool is written out', () => {
	expect(withToolInput(proposed)).toBe(
		'The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ typeof $tool.parameters === "string" ? $tool.parameters : JSON.stringify($tool.parameters) }}',
	);
	expect(withToolInput('={{$tool.parameters}}')).toContain('JSON.stringify');
});

test.each(['{{ $tool.parameters }}', '={{ $tool.parameters.to }}', '={{ $json.text }}', 7, null])(
	'%j stays as it is',
	(expression) => {
		expect(withToolInput(expression)).toBeUndefined();
	},
);
