import fc from 'fast-check';
import { defaults } from '../../../twilio-stand-in/defaultAccount';
import { bad, type BadInput } from './badInput';

const body = (name: string) => bad('sendSms', `Body ${name}`, 'Body');
const media = (name: string) => bad('sendMms', `Media URLs ${name}`, 'Media URLs');
const variables = (name: string) =>
	bad('sendSms', `Content Variables ${name}`, 'Content Variables');

const { contentSid } = defaults;
const address = 'https://example.com/picture.jpg';

/** Contents that cannot be sent. */
export const badContents: readonly BadInput[] = [
	...body('empty, and nothing else to send').values(
		'body',
		undefined,
		null,
		'',
		' ',
		'\n',
		'\u00A0',
	),
	...body('too long').values('body', 'a'.repeat(1601), '😀'.repeat(1601)),
	...body('too long').some(
		'body',
		fc
			.tuple(fc.constantFrom('a', 'é', '😀', '漢', '\n.'), fc.integer({ min: 1601, max: 5000 }))
			.map(([character, length]) => character.repeat(length)),
		10,
	),
	...body('no text: true, false, a calculation without a result').values(
		'body',
		...[true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, 2 ** 60],
	),
	...body('no text, but written as one').values(
		'body',
		...['false', ' true ', 'NaN', 'undefined', 'null\n', 'Infinity', '\u200Bundefined'],
		...['[object Object]', 'Order [object Object]', 'Hi [object Promise]!', '[object Map], x'],
	),
	...body('no text, out of a calculation').some(
		'body',
		fc.oneof(fc.boolean(), fc.constantFrom(Number.NaN, 0 / 0, 1 / 0, -1 / 0)),
		6,
	),
	...body('with an object in the middle').some(
		'body',
		fc
			.tuple(fc.string({ maxLength: 20 }), fc.constantFrom('Object', 'Promise', 'Map', 'Set'))
			.map(([words, kind]) => `${words} [object ${kind}] ${words}`),
		8,
	),
	...body('an object or a list').values('body', {}, { text: 'x' }, [], ['Hello'], [{ a: 1 }]),
	...media('missing').values('mediaUrl', undefined, null, '', ' ', [], ['', ' '], [[]]),
	...media('more than ten').values(
		'mediaUrl',
		Array.from({ length: 11 }, () => address),
	),
	...media('more than ten').some(
		'mediaUrl',
		fc.integer({ min: 11, max: 40 }).map((count) => Array.from({ length: count }, () => address)),
		6,
	),
	...media('not http(s)').values(
		'mediaUrl',
		...['ftp://example.com/a.jpg', 'javascript:alert(1)', 'data:image/png;base64,iVBORw0KGgo='],
		...['file:///etc/passwd', 'mailto:a@example.com', 'blob:https://example.com/1', 'C:\\a.jpg'],
		...['//example.com/a.jpg', '/a.jpg', 'a.jpg', 'example.com/a.jpg', 'www.example.com'],
		...['http://', 'https:///a.jpg', 'https://?a', 'http:example.com', 'https//example.com'],
		...['https://exa mple.com/a', 'https://example.com/my picture.jpg', 'https://[::1/a'],
		...[
			'https://example.com:99999/',
			'https://%/',
			`${address} ${address}`,
			`${address}\n${address}`,
		],
		...[true, 42, 0],
	),
	...media('several in one, one of them wrong').values(
		'mediaUrl',
		...[`${address},a.jpg, http://`, `${address};https://?a`, [address, `${address},https://`]],
	),
	...media('one or several').values(
		'mediaUrl',
		'https://proxy.example/w_80,https://example.com/a.jpg',
		['https://proxy.example/?images=a.jpg,https://example.com/a.jpg'],
	),
	...media('with a space').values(
		'mediaUrl',
		...['https://example.com/a\tb', 'https://example.com/a\u00A0b.jpg', `${address} 2`],
	),
	...media('files themselves').values(
		'mediaUrl',
		...['data:image/png;base64,iVBORw0KGgo=', 'DATA:text/plain,hello', ['data:,x']],
	),
	...media('one of them wrong').items(
		{ mediaUrl: [address, 'a.jpg'] },
		{ mediaUrl: ['ftp://example.com', address] },
		{ mediaUrl: [address, {}] },
		{ mediaUrl: [{ url: address }] },
	),
	...media('an object').values('mediaUrl', {}, { 0: address }),
	...media('out of odd characters').some(
		'mediaUrl',
		fc.string({ unit: 'binary', minLength: 9 }),
		8,
	),
	...variables('without a template').items(
		{ contentVariables: '{"1":"Anna"}' },
		{ contentVariables: { 1: 'Anna' } },
	),
	...[
		...variables('not a JSON object').values(
			'contentVariables',
			...['Anna', '{', "{'1':'Anna'}", '{"1":"Anna",}', '[]', '["Anna"]', '"Anna"', 'null', '7'],
			...[7, true, [], ['Anna'], 'undefined', '{1: "Anna"}'],
		),
		...variables('with an empty text').values(
			'contentVariables',
			...['{"1":""}', '{"1":" "}', '{"1":"Anna","2":"\\n"}', '{"1":null}', '{"__proto__":""}'],
			...[{ 1: '' }, { 1: 'Anna', 2: null }],
		),
		...variables('with something other than a text').values(
			'contentVariables',
			...['{"1":false}', '{"1":true}', '{"1":["Anna"]}', '{"1":{"2":"Anna"}}'],
			...['{"__proto__":{"a":"b"}}', '{"constructor":true}'],
			...[{ 1: true }, { 1: { name: 'Anna' } }, { 1: ['Anna'] }],
		),
		...variables('with a number that is not exact').values(
			'contentVariables',
			...['{"1":12345678901234567890}', '{"1":1e400}', { 1: 1e21 }, { 1: 2 ** 60 }],
		),
	].map((input) => ({ ...input, item: { ...input.item, contentSid } })),
	...bad('sendSms', 'Content Template SID of wrong shape', 'Content Template SID').values(
		'contentSid',
		...['HX1', `MG${'0'.repeat(32)}`, `HX${'z'.repeat(32)}`, {}, [], 1],
	),
];
