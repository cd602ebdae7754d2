import fc from 'fast-check';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { parsePlainReference } from '../../../../../nodes/TwilioMessaging/fields/reading/plainReference';
import { creating } from '../../../../twilio-stand-in/faults';
import { jsonOf } from '../../../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { twilioNodeName } from '../../../../engine/twilioNode';

const twilio = setUpTwilio();

const names = fc.oneof(
	fc.constantFrom('body', 'Body', '_', 'Phone number', 'ÿ', 'ключ', '0', '', 'length', 'toString'),
	fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const texts = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
	fc.constantFrom('={{ 1 + 1 }}', '{{ $json.body }}', ' two\nlines ', '$&', '007', '\u200b'),
);

const values: fc.Arbitrary<GenericValue> = fc.oneof(
	{ weight: 6, arbitrary: texts },
	fc.constantFrom('', null, 0, 12.5, true, { text: 'deep' }, ['a', 'b']),
);

/** A path of names as a person's mapping writes it: with dots where that is possible. */
function reference(path: readonly string[], quote: string): string {
	const steps = path.map((name) =>
		/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quote}${name}${quote}]`,
	);
	return `$json${steps.join('')}`;
}

/** An item that has the value there. */
function itemWith([name = '', ...deeper]: readonly string[], value: GenericValue): IDataObject {
	return { [name]: deeper.length === 0 ? value : itemWith(deeper, value) };
}

/** Names that n8n refuses are tried below. */
const refused =
	/^(arguments|callee|caller|prototype|(get|set)PrototypeOf|__(define|lookup).etter__)$/;

const quotable = (path: readonly string[]) =>
	path.every((name) => !/["'\\{}\r\n]|__proto__|constructor/.test(name) && !refused.test(name));

async function outcome(body: string, items: IDataObject[]): Promise<object> {
	twilio.standIn.reset();
	const run = await twilio.run(
		items,
		{ ...sendEachItem, to: '+14155552671', body },
		{ onError: 'continueRegularOutput' },
	);
	return {
		sent: twilio.standIn.requests.filter(creating()).map(({ body: form }) => form),
		said: jsonOf(run, twilioNodeName).map(({ body: text, error }) => ({ text, error })),
	};
}

test("a field that is only named holds what n8n's own expressions say", async () => {
	let read = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(names, { minLength: 1, maxLength: 3 }).filter(quotable),
			fc.constantFrom('"', "'"),
			fc.constantFrom('', ' ', '   '),
			fc.array(fc.option(values), { minLength: 1, maxLength: 4 }),
			async (path, quote, space, contents) => {
				const items = contents.map((value) => itemWith(path, value));
				const plain = `={{${space}${reference(path, quote)}${space}}}`;
				// In parentheses, it is left to n8n.
				const evaluated = `={{ (${reference(path, quote)}) }}`;
				expect([parsePlainReference(plain), parsePlainReference(evaluated)]).toEqual([
					path,
					undefined,
				]);
				expect(await outcome(plain, items)).toEqual(await outcome(evaluated, items));
				read += items.length;
			},
		),
		{ numRuns: 150 },
	);
	process.stdout.write(`Plain references: ${read} items read as n8n reads them\n`);
}, 60_000);

test.each([
	'$json.phone',
	'={{ $json }}',
	'={{ $json.phone.trim() }}',
	'={{ $json.phone }} ',
	'={{ $json.phone }}{{ $json.name }}',
	'={{ $json?.phone }}',
	'={{ $json["pho\\"ne"] }}',
	'={{ $json[\'phone"] }}',
	'={{ $json[0] }}',
	'={{ $json.phone + "" }}',
	'={{ $json.constructor }}',
	'={{ $json.caller }}',
	'={{ $json.getPrototypeOf }}',
	'={{ $json["__proto__"] }}',
	'={{ $json["a}}b"] }}',
	'={{ $json["two\nlines"] }}',
	'={{ $input.item.json.phone }}',
	5,
	undefined,
])('leaves all else to n8n: %s', (expression) => {
	expect(parsePlainReference(expression)).toBeUndefined();
});
