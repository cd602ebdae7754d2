import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { identityOf, type KeptFiles } from './keptFiles';
import { isPrivateHost } from '../../../twilio/values/privateHost';
import { InvalidValue } from '../../../twilio/values/problem';

/** A file that came into the node with an item. */
export interface InputFile {
	/** Where anybody who knows the URL can fetch it, for a limited time. */
	readonly url: string;
	/** Stays the same when the node runs again with the same item; the URL does not. */
	readonly id: string;
	readonly mimeType: string;
	/** Undefined where this n8n does not say. */
	readonly bytes: number | undefined;
}

/** What holds beside the file itself. */
export interface FileConditions {
	/** Of the URL, in seconds. */
	readonly lifetime: number;
	/** Whether what stands in for Twilio runs on this machine and can reach it. */
	readonly isLocalTwilio: boolean;
	readonly kept: KeptFiles;
}

const advice =
	'Put the file at a public URL and use Media URLs, or ask the administrator of this n8n to read the page "Files" in the documentation of this node.';

/**
 * A file of an item, at a URL of this n8n where Twilio can fetch it: n8n signs it, and it expires after a
 * while.
 *
 * @throws InvalidValue
 */
export function inputFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	{ lifetime, isLocalTwilio, kept }: FileConditions,
): InputFile {
	const binary = context.getInputData()[itemIndex]?.binary?.[field];
	if (!binary) {
		throw new InvalidValue(
			`names a file that the item does not have: "${field}"`,
			'Look under Binary in the input of this node for the name of the field, such as data.',
		);
	}
	const url = signedUrl(context, kept.get(binary.id ?? '') ?? binary, lifetime);
	if (!isLocalTwilio && isPrivateHost(new URL(url).hostname)) {
		throw new InvalidValue(
			`cannot be used: the public URL of this n8n is set to ${new URL(url).origin}, which Twilio cannot reach`,
			`${advice} N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL) has to be a URL that the internet can reach.`,
		);
	}
	return { url, id: identityOf(binary) ?? field, mimeType: binary.mimeType, bytes: binary.bytes };
}

function signedUrl(context: IExecuteFunctions, binary: IBinaryData, lifetime: number): string {
	try {
		return context.helpers.createBinarySignedUrl(binary, `${Math.ceil(lifetime)}s`);
	} catch {
		throw notStored();
	}
}

const notStored = () =>
	new InvalidValue(
		'cannot be used: this n8n keeps files in its memory and cannot give Twilio a URL for them',
		`${advice} N8N_DEFAULT_BINARY_DATA_MODE has to be "filesystem", "database" or "s3".`,
	);
