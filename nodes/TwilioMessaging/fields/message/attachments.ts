import type { INodeProperties } from 'n8n-workflow';
import { createParameters } from '../../../twilio/message/createParameters';
import { checkFiles, type MediaLimits } from '../../../twilio/media/mediaLimits';
import type { InputFile } from '../reading/inputFile';
import { type ItemReader } from '../reading/itemReader';
import { OptionReader } from '../reading/optionReader';
import { parseTexts } from '../reading/values';
import { parseReachableUrl, parseUrlList } from '../reading/webAddresses';
import { InvalidValue } from '../../../twilio/values/problem';

const { mediaUrl } = createParameters;
const filesLabel = 'Input Binary Fields';

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

/** Files that came in with the item. */
export const mediaFilesField: INodeProperties = {
	displayName: filesLabel,
	name: 'binaryPropertyName',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	hint: 'The names of the input binary fields with the files to send, separated by commas',
	description:
		'Files of the workflow to send, in addition to or instead of Media URLs. Twilio fetches them from this n8n, which the internet has to be able to reach.',
};

/** Both ways to give files. */
export const mediaFields: INodeProperties[] = [mediaUrlField, mediaFilesField];

/**
 * The media of a message: at least one.
 *
 * @throws InvalidValue
 */
export function readMedia(item: ItemReader, limits: MediaLimits): string[] {
	const media = readOptionalMedia(item, limits);
	if (media.length > 0) return media;
	throw new InvalidValue(
		'has no URL',
		`Add at least one Media URL, or name a file of the item in ${filesLabel}. For a text without media, choose another operation.`,
		mediaUrl.label,
	);
}

/**
 * The media of a message, if there are any.
 *
 * @throws InvalidValue
 */
export function readOptionalMedia(item: ItemReader, limits: MediaLimits): string[] {
	const urls = readMediaUrls(item, useFilesField);
	const all = [...urls, ...readFiles(item, limits).map(({ url }) => url)];
	if (all.length <= limits.mostFiles) return all;
	const most = limits.mostFiles === 1 ? 'one file' : `at most ${limits.mostFiles}`;
	throw new InvalidValue(
		`has ${all.length} files; a message takes ${most}`,
		'Send the rest in another message.',
		mediaUrl.label,
	);
}

const useFilesField = `Name the binary field of the item that holds the file in ${filesLabel}. (The node Convert to File makes one of such a text.)`;
const usePublicAddress = 'Put the file at a public URL, and enter that.';

/**
 * The media by their URLs, as many as there are.
 *
 * @param insteadOfData what to do with a file that stands in the place of its URL
 * @throws InvalidValue
 */
function readMediaUrls(item: ItemReader, insteadOfData: string): string[] {
	const { isLocalTwilio } = item.context;
	return item.read('mediaUrl', mediaUrl.label, (raw) =>
		parseTexts(raw)
			.flatMap(parseUrlList)
			.map((text) => {
				if (!/^data:/i.test(text)) return parseReachableUrl(text, isLocalTwilio);
				throw new InvalidValue('is a file itself (data:…), not the URL of one', insteadOfData);
			}),
	);
}

/** How long Twilio may take to fetch a file, in seconds. */
const lifetime = 24 * 3600;

function readFiles(item: ItemReader, limits: MediaLimits): InputFile[] {
	return item.read('binaryPropertyName', filesLabel, (raw) => {
		const names = parseTexts(raw).flatMap((text) => text.split(','));
		const fields = names.map((name) => name.trim()).filter(Boolean);
		if (fields.length === 0) return [];
		const files = fields.map((field) => item.file(field, lifetime + secondsUntilSent(item)));
		checkFiles(files, limits);
		return files;
	});
}

/** A scheduled message's files are fetched when it goes out. */
function secondsUntilSent(item: ItemReader): number {
	const options = new OptionReader(item);
	const sendAt = options.moment('sendAt');
	return sendAt ? Math.max(0, (sendAt.getTime() - Date.now()) / 1000) : 0;
}

/**
 * The media of a reply, up to ten.
 *
 * @throws InvalidValue
 */
export function readReplyMedia(item: ItemReader): string[] {
	const urls = readMediaUrls(item, usePublicAddress);
	if (urls.length <= mediaUrl.most) return urls;
	throw new InvalidValue(
		`has ${urls.length} URLs; Twilio takes at most ${mediaUrl.most}`,
		'Send the rest in another message.',
		mediaUrl.label,
	);
}
