import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { itemsFrom, Neighbour, textParameter } from './neighbour';

/** Where the example workflows' files lie, whatever folder the workflow names. */
const filesFolder = resolve(__dirname, '../../../examples');

/** Read/Write Files from Disk, reading one file. */
export const readWriteFile = new Neighbour({
	name: 'readWriteFile',
	parameters: ['operation', 'fileSelector', 'options'],
	async execute(context) {
		const path = textParameter(context, 'fileSelector', 0);
		const content = await readFile(resolve(filesFolder, basename(path)));
		const data = {
			data: content.toString('base64'),
			mimeType: 'text/csv',
			fileName: basename(path),
		};
		return [{ json: { fileName: data.fileName }, binary: { data }, pairedItem: { item: 0 } }];
	},
});

/** Extract from File, for CSV with a header row. */
export const extractFromFile = new Neighbour({
	name: 'extractFromFile',
	parameters: ['operation', 'binaryPropertyName', 'options'],
	execute: (context) =>
		context.getInputData().flatMap(({ binary }, item) => {
			const property = textParameter(context, 'binaryPropertyName', item);
			const content = Buffer.from(binary?.[property]?.data ?? '', 'base64');
			const rows: unknown = parse(content, { columns: true, skip_empty_lines: true });
			return itemsFrom(rows, item);
		}),
});
