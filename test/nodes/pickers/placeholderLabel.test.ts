import { placeholderLabel } from '../../../nodes/pickers/placeholderLabel';

/** How wide they are on the screen is measured in test/e2e/forms.test.ts. */
it.each([
	['1', 'there', '{{1}}, e.g. “there”'],
	['2', '000000', '{{2}}, e.g. “000000”'],
	['1', '', '{{1}}'],
	['1', ' \n ', '{{1}}'],
	['1', 'two\n\nlines', '{{1}}, e.g. “two lines”'],
	['1', 'Anna-Maria of the house next door', '{{1}}, e.g. “Anna-Mar…”'],
	['1', 'WWWWWWWWWWWW', '{{1}}, e.g. “WWWWW…”'],
	['1', '一二三四五六七八', '{{1}}, e.g. “一二三…”'],
	['1', '👋👋👋👋👋👋', '{{1}}, e.g. “👋👋👋…”'],
	['customer_name', 'Anna', '{{customer_name}}'],
	['appointment_with_whom', 'Anna', '{{appointment_wit…}}'],
])('{{%s}} with the sample %j is called %s', (name, sample, label) => {
	expect(placeholderLabel({ name, sample })).toBe(label);
});
