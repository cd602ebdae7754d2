import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AskedQuestion } from '../../nodes/waiting/rememberedQuestions';
import { repositoryRoot } from './packageNodes';

/** What the built package remembers of questions, as both nodes share it. */
export interface QuestionMemory {
	readonly rememberQuestion: (question: AskedQuestion) => void;
	readonly rememberedQuestions: (to: string, from: string) => AskedQuestion[];
}

function isMemory(module: unknown): module is QuestionMemory {
	return typeof module === 'object' && module !== null && 'rememberQuestion' in module;
}

export function questionMemory(): QuestionMemory {
	const path = resolve(repositoryRoot, 'dist/nodes/waiting/rememberedQuestions.js');
	const module: unknown = createRequire(__filename)(path);
	if (!isMemory(module)) throw new Error(`${path} remembers nothing`);
	return module;
}
