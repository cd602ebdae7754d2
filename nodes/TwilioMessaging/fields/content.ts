import type { INodeProperties } from 'n8n-workflow';
import { createParameters } from '../../twilio/createParameters';
import { InvalidValue } from '../../twilio/invalidValue';
import { InvalidField, isBlank, type ItemReader } from './itemReader';
import { parseText, parseTexts, parseUrl } from './values';

const { body, mediaUrl } = createParameters;

/** The text. It may stay empty where media or a content template take its place. */
export const bodyField: INodeProperties = {
	displayName: body.label,
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: `e.g. ${body.example}`,
	description: body.help,
};

/** The pictures or files, each in its own row. */
export const mediaUrlField: INodeProperties = {
	displayName: mediaUrl.label,
	name: 'mediaUrl',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Media URL' },
	default: [''],
	placeholder: `e.g. ${mediaUrl.example}`,
	description: `${mediaUrl.help}. An expression may give a list.`,
};

/**
 * The text as it was written; undefined when it is empty.
 *
 * @throws InvalidField
 */
export function readBody(item: ItemReader): string | undefined {
	const text = item.read('body', body.label, parseText);
	return isBlank(text) ? undefined : text;
}

/**
 * The media, 1 to 10 of them.
 *
 * @throws InvalidField
 */
export function readMediaUrls(item: ItemReader): string[] {
	const urls = readOptionalMediaUrls(item);
	if (urls.length > 0) return urls;
	throw new InvalidField(
		mediaUrl.label,
		'has no address',
		'Add at least one Media URL, or use Send SMS for a text without media.',
	);
}

/**
 * The media, up to 10 of them.
 *
 * @throws InvalidField
 */
export function readOptionalMediaUrls(item: ItemReader): string[] {
	return item.read('mediaUrl', mediaUrl.label, (raw) => {
		const urls = parseTexts(raw).map(parseUrl);
		if (urls.length <= mediaUrl.most) return urls;
		throw new InvalidValue(
			`has ${urls.length} addresses; Twilio takes at most ${mediaUrl.most}`,
			'Send the rest in another message.',
		);
	});
}
