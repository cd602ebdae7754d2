import { releases } from './releases';
import { failureList } from './report';

test('each failing test is named with its file and the reason', () => {
	const failures = ['one', 'two'].map((name) => ({
		file: 'a.test.ts',
		name,
		reason: `not ${name}`,
	}));
	const outcomes = releases
		.slice(0, 1)
		.map((release) => ({ release, engine: { passed: 1, failures }, whole: undefined }));
	const n8n = releases[0]?.n8n ?? '';
	expect(failureList(outcomes).split('\n')).toEqual([
		`n8n ${n8n}, a.test.ts: one`,
		'    not one',
		`n8n ${n8n}, a.test.ts: two`,
		'    not two',
	]);
});
