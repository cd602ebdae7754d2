import {
	isUnclearList,
	quoteUrl,
	separateUrls,
	tidyUrl,
} from '../../../../nodes/twilio/values/urlText';

const [one, two, three] = [
	'https://a.example/1.jpg',
	'http://b.example/2.png',
	'https://c.example/?a=b,c',
];

it.each([
	[`${one},${two}`, [one, two]],
	[`${one}, ${two} ,${three}`, [one, two, three]],
	[`${one};${two}`, [one, two]],
	[`${one},`, [one]],
	[`,${one},${two};`, ['', one, two]],
	[`${one},\n${two}`, [one, two]],
	[`${one}?token=1,2,${two}?token=3`, [`${one}?token=1,2`, `${two}?token=3`]],
	['HTTPS://A.example/1,HTTP://b.example/2', ['HTTPS://A.example/1', 'HTTP://b.example/2']],
])('S12: %j holds the addresses %j', (text, urls) => {
	expect(separateUrls(text)).toEqual(urls);
});

it.each([
	'https://a.example/w_200,h_100/1.jpg',
	'https://collage.example/?images=https://a.example/1.jpg,https://a.example/2.jpg',
	'https://proxy.example/fetch/https://a.example/1.jpg,https://a.example/2.jpg',
	'https://a.example/1.jpg,2.jpg',
	one,
	'',
])('S12: %j is one address', (text) => {
	expect(separateUrls(text)).toEqual([text]);
});

it.each([
	['https://proxy.example/w_80,https://a.example/1.jpg', true],
	['https://proxy.example/?images=a.jpg,https://a.example/1.jpg', true],
	['https://a.example/file/1,https://b.example/file/2', true],
	['https://a.example/file/1, https://b.example/file/2', false],
	['https://a.example/file/1;https://b.example/file/2', false],
	['https://a.example/file/1,https://a.example/file/2', false],
	[`${one},${two}`, false],
	[`${one}?token=1,2,${two}?token=3`, false],
	['https://collage.example/?images=https://a.example/1.jpg,https://a.example/2.jpg', false],
	[one, false],
	['', false],
])('S12: whether %j may be one address or several: %s', (text, isUnclear) => {
	expect(isUnclearList(text)).toBe(isUnclear);
});

it.each([
	[' https://a.example/1.jpg\n', one],
	['\uFEFFhttps://a.exam\u200Bple/1.jpg\u2069,', one],
	['https://a.example/1.jpg ; ', one],
	['https://a.example/می\u200Cخواهم', 'https://a.example/می\u200Cخواهم'],
	['https://a.example/?a=1,2', 'https://a.example/?a=1,2'],
])('%j is pasted for %s', (text, url) => {
	expect(tidyUrl(text)).toBe(url);
});

it.each([
	['https://a.example/1.jpg', '"https://a.example/1.jpg"'],
	['https://a.example/@anna/1.jpg', '"https://a.example/@anna/1.jpg"'],
	['https://anna:secret@a.example/1.jpg', '"https://…@a.example/1.jpg"'],
	['https://anna:sec/ret@a.example/1.jpg', '"https://…@a.example/1.jpg"'],
	['https://anna:sec?ret@a.example/1.jpg', '"https://…@a.example/1.jpg"'],
	['anna:secret@a.example', '"…@a.example"'],
	['https://a.example/my picture.jpg?key=secret', '"https://a.example/my picture.jpg?…"'],
	['a.example/1.jpg#secret', '"a.example/1.jpg#…"'],
	['https://a:secret@a.example/1,https://b:secret@b.example/2', '"https://…@b.example/2"'],
])('%j is shown as %s', (text, shown) => {
	expect(quoteUrl(text)).toBe(shown);
});
