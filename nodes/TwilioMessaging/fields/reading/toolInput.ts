const reference = /\{\{\s*\$tool\.parameters\s*\}\}/g;
const written =
	'{{ typeof $tool.parameters === "string" ? $tool.parameters : JSON.stringify($tool.parameters) }}';

/**
 * For a gate before an AI agent's tool, n8n proposes a text with `{{ $tool.parameters }}` in it. That is
 * an object, of which the text would say no more than "[object Object]".
 *
 * @returns the expression with the object written out; undefined when there is none in it
 */
export function withToolInput(expression: unknown): string | undefined {
	if (typeof expression !== 'string' || !expression.startsWith('=')) return undefined;
	const changed = expression.replace(reference, () => written);
	return changed === expression ? undefined : changed.slice(1);
}
