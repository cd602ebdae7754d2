import type { Question } from '../../../nodes/waiting/question';

/** A question, but for what a test says. */
export const questionWith = (changes: Partial<Question> = {}): Question => ({
	round: '0',
	recipients: ['+14155552001'],
	message: 'May Ana book it?',
	askedBy: 'Acme',
	responseType: 'approval',
	approveLabel: 'Approve',
	disapproveLabel: 'Decline',
	fields: [],
	language: 'en',
	confirmsTexts: true,
	isGate: false,
	...changes,
});
