import type { ZodError } from 'zod';

/** Says in one sentence what is first of all wrong. */
export function sentenceOf({ issues: [issue] }: ZodError): string {
	if (issue === undefined) return 'Something is wrong.';
	const where = issue.path.length === 0 ? 'What was sent' : `"${issue.path.join('.')}"`;
	switch (issue.code) {
		case 'unrecognized_keys':
			return `There is no "${[...issue.path, issue.keys[0]].join('.')}" here.`;
		case 'invalid_type':
			return issue.received === 'undefined'
				? `${where} is missing.`
				: `${where} must be of type ${issue.expected}, not ${issue.received}.`;
		case 'invalid_enum_value':
		case 'invalid_union_discriminator':
			return `${where} must be one of ${issue.options.map(String).join(', ')}.`;
		case 'too_small':
			return issue.type === 'string'
				? `${where} is empty.`
				: `${where} must be at least ${issue.minimum}.`;
		case 'too_big':
			return `${where} must be at most ${issue.maximum}.`;
		case 'custom':
		case 'invalid_union':
			return `${where} ${issue.message}.`;
		default:
			return `${where}: ${issue.message}.`;
	}
}
