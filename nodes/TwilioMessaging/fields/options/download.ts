import type { INodeProperties } from 'n8n-workflow';
import { megabyte } from '../../../twilio/media/mediaLimits';
import type { ItemReader } from '../reading/itemReader';
import { optionsField } from './optionsField';
import { requestOptions } from './runOptions';
import { parseFlag, parseNumber, parseRequiredText } from '../reading/values';

const labels = {
	field: 'Put Output File in Field',
	media: 'Download Media',
	largest: 'Max File Size (MB)',
};
/** Twilio takes in messages of up to 5 MB; WhatsApp's may be larger. */
const usualMegabytes = 20;

/** Where a downloaded file goes. */
export const downloadField: INodeProperties = {
	displayName: labels.field,
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};

/** Whether the files of a message come along. */
export const downloadMediaOption: INodeProperties = {
	displayName: labels.media,
	name: 'downloadMedia',
	type: 'boolean',
	default: false,
	description:
		'Whether to put the pictures and files of the message into the item as binary data (media_0, media_1, …)',
};

/** When what is said about files matters. */
export const ifDownloading = { show: { downloadMedia: [true, 'true'] } };

/** How large a file may be. */
export const largestMediaOption: INodeProperties = {
	displayName: labels.largest,
	name: 'largestMedia',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: usualMegabytes,
	description: 'Maximum size of a downloaded file, in megabytes',
};

/** Options of an operation that downloads. */
export const downloadOptionsField = optionsField([largestMediaOption, ...requestOptions]);

/** @throws InvalidValue */
export function readDownloadField(item: ItemReader): string {
	return item.read('binaryPropertyName', labels.field, (raw) => parseRequiredText(raw).trim());
}

/** @throws InvalidValue */
export function readDownloadMedia(item: ItemReader): boolean {
	return item.options.read('downloadMedia', labels.media, parseFlag) ?? false;
}

/**
 * The largest file that is downloaded, in bytes.
 *
 * @throws InvalidValue
 */
export function readLargestMedia(item: ItemReader): number {
	const megabytes = item.options.read('largestMedia', labels.largest, (raw) =>
		parseNumber(raw, { whole: false, minimum: 0.0001 }),
	);
	return (megabytes ?? usualMegabytes) * megabyte;
}
