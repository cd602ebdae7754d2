import { readQuestion, writeQuestion } from '../../../nodes/waiting/question';
import { questionWith } from './exampleQuestion';

test('a question that was kept is read as it was', () => {
	const question = questionWith({
		recipients: ['whatsapp:+14155552001', '+14155552002'],
		responseType: 'customForm',
		language: 'fr',
		fields: [
			{ label: 'Day', type: 'date', isRequired: true, choices: [] },
			{ label: 'Room', type: 'dropdown', isRequired: false, choices: ['Large', 'Small'] },
		],
		confirmsTexts: false,
		isGate: true,
	});
	expect(readQuestion(writeQuestion(question))).toEqual(question);
});

test.each(['', '{}', '[]', 'null', '{"responseType":"approval","language":"xx"}', 'x'])(
	'%j is no question',
	(text) => {
		expect(readQuestion(text)).toBeUndefined();
	},
);
