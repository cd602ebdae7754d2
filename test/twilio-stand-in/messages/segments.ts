const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

const lookAlikes: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\u2018\u2019\u201A\u201B\u2032]/g, "'"],
	[/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
	[/[\u2010-\u2015\u2212]/g, '-'],
	[/\u2026/g, '...'],
	[/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' '],
];

/** How many SMS segments a body takes; a body that is empty takes one. */
export function countSegments(body: string): number {
	const characters = Array.from(body);
	const gsm = characters.every((character) => basic.has(character) || extension.has(character));
	const sizes = characters.map((character) =>
		gsm ? (extension.has(character) ? 2 : 1) : character.length,
	);
	const [single, joined] = gsm ? [160, 153] : [70, 67];
	if (sizes.reduce((sum, size) => sum + size, 0) <= single) return 1;
	let segments = 1;
	let used = 0;
	for (const size of sizes) {
		// A character that takes two places is never split over two segments.
		if (used + size > joined) {
			segments++;
			used = 0;
		}
		used += size;
	}
	return segments;
}

/** What SmartEncoded does: characters outside GSM-7 that have a look-alike in it are replaced. */
export function smartEncode(body: string): string {
	return lookAlikes.reduce((text, [pattern, plain]) => text.replace(pattern, plain), body);
}
