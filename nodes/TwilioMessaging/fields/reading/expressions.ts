const parts = /\{\{[^]*?\}\}/g;

/** What of an expression stands there as it is; undefined for what is no expression with `{{ }}` in it. */
export function literalTextOf(value: unknown): string | undefined {
	if (typeof value !== 'string' || !value.startsWith('=')) return undefined;
	const literal = value.slice(1).replace(parts, '');
	return literal.length === value.length - 1 ? undefined : literal;
}

/** Whether a field's value, or something in it, is an expression. */
export function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
