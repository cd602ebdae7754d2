import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A test that did not pass, or a file none of whose tests could begin. */
export interface Failure {
	/** The file that it is in. */
	readonly file: string;
	readonly name: string;
	/** The beginning of what was said about it. */
	readonly reason: string;
}

/** How the tests of an engine went. */
export interface EngineResult {
	readonly passed: number;
	readonly failures: readonly Failure[];
}

const reportSchema = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			message: z.string(),
			assertionResults: z.array(
				z.object({
					fullName: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
});

/** Reads what jest wrote with `--json`. */
export function readJestReport(file: string): EngineResult {
	const { testResults } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	const tests = testResults.flatMap(({ name, assertionResults }) =>
		assertionResults.map((test) => ({ ...test, file: basename(name) })),
	);
	const hasPassed = ({ status }: { status: string }) => status === 'passed';
	return {
		passed: tests.filter(hasPassed).length,
		failures: [
			...testResults
				.filter(({ assertionResults }) => assertionResults.length === 0)
				.map(({ name, message }) => ({
					file: basename(name),
					name: 'none of its tests could begin',
					reason: beginning(message),
				})),
			...tests
				.filter((test) => !hasPassed(test))
				.map(({ file, fullName, status, failureMessages }) => ({
					file,
					name: fullName,
					reason: beginning(failureMessages[0] ?? status),
				})),
		],
	};
}

function beginning(text: string): string {
	const lines = stripVTControlCharacters(text).split('\n');
	const told = lines.map((line) => line.trim()).filter((line) => line !== '');
	return told.slice(0, 3).join(' ');
}
