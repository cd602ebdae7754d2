import { charactersOf } from '../../../twilio/values/characters';
import { doubtsAbout } from '../../fields/reading/messageWords';
import { createParameters } from '../../../twilio/message/createParameters';
import { createMessageRequest, type CreateMessage } from '../../../twilio/message/createMessage';
import { charactersForcingUcs2, replacementsIn } from '../../../twilio/sms/encodingReport';
import { isJsonObject, textOf, type JsonObject } from '../../../twilio/api/json';
import { channelOf, textSent } from '../../../twilio/message/messageText';
import { countSegments, segmentsOf } from '../../../twilio/sms/segments';
import { smartEncode } from '../../../twilio/sms/smartEncoding';
import type { Draft } from './draft';

/** A message or a part of one, as far as it could be read. */
type Part = Partial<CreateMessage>;

/** What a person may say about a preview beside the message. */
export interface PreviewOptions {
	/** The channel that was chosen; undefined for the one that the addresses and media tell. */
	readonly channel: string | undefined;
	readonly pricePerSegment: number | undefined;
	/** How the addresses were read. */
	readonly numbers: readonly JsonObject[];
	/** What is shown of a media address. */
	readonly showMedia: (url: string) => string;
}

/** What would go out for an item, as one result. */
export function previewOf(
	{ read, messages, problems }: Draft,
	accountSid: string,
	settings: PreviewOptions,
): JsonObject {
	const parts: readonly Part[] =
		messages.length > 0 ? messages.map(({ message }) => message) : [read];
	const channel = settings.channel ?? channelOf(read);
	const goesOut = problems.length === 0 ? messages : [];
	const text = describeText(read, parts, channel === 'sms');
	const [problem] = problems;
	return {
		// In this order: the first columns of n8n's table are those that are on the screen.
		to: read.to ?? writtenTo(settings.numbers),
		wouldSend: problems.length === 0,
		segments: text.segments ?? null,
		estimatedCost: goesOut.length === 0 ? null : costOf(text.segments, settings.pricePerSegment),
		problem: problem?.message ?? null,
		body: textSent(read) ?? null,
		from: read.from ?? null,
		messagingServiceSid: read.messagingServiceSid ?? null,
		channel,
		numbers: [...settings.numbers],
		...text,
		requests: goesOut.map(({ message }) =>
			describeRequest(accountSid, message, settings.showMedia),
		),
		problems: problems.map(({ field, what, advice }) => ({
			field: field ?? null,
			problem: what,
			advice,
		})),
		warnings: doubtsAbout(textSent(read) ?? '').map(({ what, advice }) => ({
			field: createParameters.body.label,
			warning: what,
			advice,
		})),
	};
}

/** A recipient that cannot be right, as it stands in the item, so that a person finds the row. */
function writtenTo(numbers: readonly JsonObject[]): string | null {
	const written = numbers.find(({ field }) => field === createParameters.to.label)?.written;
	return typeof written === 'string' || typeof written === 'number' ? String(written) : null;
}

/** Segments and alphabets are things of SMS: other channels have none. */
const withoutSegments = {
	encoding: null,
	segments: null,
	charactersPerSegment: null,
	charactersLeft: null,
	forcesUcs2: [],
	smartEncoding: null,
};

function describeText(read: Part, parts: readonly Part[], isSms: boolean): JsonObject {
	const texts = parts.flatMap((part) => textSent(part) ?? []);
	const [first = '', ...others] = texts;
	const characters =
		texts.length === 0 ? null : texts.reduce((sum, text) => sum + charactersOf(text).length, 0);
	const described = others.length === 0 ? [] : texts.map((text) => describePart(text, isSms));
	if (!isSms || texts.length === 0) return { characters, ...withoutSegments, parts: described };
	// The parts of a text have its characters; what was cut off it is not sent.
	const whole = others.length === 0 ? first : (textSent(read) ?? first);
	const { charactersPerSegment, charactersLeft } = countSegments(texts.at(-1) ?? '');
	return {
		characters,
		encoding: countSegments(whole).encoding,
		segments: segmentsOf(texts),
		charactersPerSegment,
		charactersLeft,
		forcesUcs2: charactersForcingUcs2(whole).map((found) => ({ ...found })),
		smartEncoding: describeSmartEncoding(read, parts),
		parts: described,
	};
}

function describePart(text: string, isSms: boolean): JsonObject {
	const characters = charactersOf(text).length;
	return { body: text, characters, ...(isSms && countSegments(text)) };
}

/** What Smart Encoding changes or would change, whether or not it is switched on. */
function describeSmartEncoding(read: Part, parts: readonly Part[]): JsonObject {
	const textsWith = (smartEncoded: boolean) =>
		parts.flatMap((part) => textSent({ ...part, smartEncoded }) ?? []);
	const [only, ...others] = textsWith(false);
	const plain = (others.length === 0 ? only : read.body) ?? '';
	const body = smartEncode(plain);
	return {
		switchedOn: read.smartEncoded === true,
		changes: replacementsIn(plain).map((change) => ({ ...change })),
		body,
		encoding: countSegments(body).encoding,
		segments: segmentsOf(textsWith(true)),
	};
}

/** Without the host, and without what proves who asks. */
function describeRequest(
	accountSid: string,
	message: CreateMessage,
	showMedia: (url: string) => string,
): JsonObject {
	const { method, path, form } = createMessageRequest(accountSid, message);
	return {
		method,
		path,
		form: form.map(([name, value]) => ({
			name,
			value: addresses.has(name) ? showMedia(value).replace(login, '$1***@') : value,
		})),
	};
}

const addresses: ReadonlySet<string> = new Set(['MediaUrl', 'StatusCallback']);

/** The name and password that an address may carry. */
const login = /^(https?:\/\/)[^/?#]*@/i;

function costOf(segments: unknown, price: number | undefined): number | null {
	if (typeof segments !== 'number' || price === undefined) return null;
	return Number((segments * price).toFixed(6));
}

/** What the previews of a run add up to. */
export function sumOfPreviews(previews: readonly JsonObject[]): string {
	const refused = previews.filter(({ wouldSend }) => wouldSend !== true).length;
	const going = previews.filter(({ wouldSend }) => wouldSend === true);
	const sumOf = (name: string) =>
		going.reduce((sum, { [name]: value }) => sum + (typeof value === 'number' ? value : 0), 0);
	const [segments, cost] = [sumOf('segments'), Number(sumOf('estimatedCost').toFixed(4))];
	const total = previews.length;
	const allGo = total === 1 ? 'It would be sent.' : `All ${total} would be sent.`;
	return [
		refused === 0 ? allGo : `${refused} of ${total} would be refused: see "problem".`,
		...(segments > 0 ? [`Segments: ${segments}.`] : []),
		...(cost > 0 ? [`Cost: ${cost}.`] : []),
		...ucs2Hint(going),
		'Nothing was sent.',
	].join(' ');
}

/** Which characters leave less room in a segment, for the texts that have some. */
function ucs2Hint(going: readonly JsonObject[]): string[] {
	const characters = going.flatMap(({ forcesUcs2: found }) =>
		(Array.isArray(found) ? found : []).slice(0, 1).filter(isJsonObject),
	);
	const [first] = characters;
	if (!first) return [];
	const texts = characters.length === 1 ? '1 text has' : `${characters.length} texts have`;
	return [
		`${texts} characters that leave less room in a segment, such as “${textOf(first.character)}”: see "forcesUcs2".`,
	];
}
