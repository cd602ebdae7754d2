import {
	channels,
	channelMentionedIn,
	shapeOf,
	splitChannel,
	type AddressRole,
	type ChannelAddress,
	type ChannelName,
} from './channel';
import { visiblePart } from './invisible';
import { isNoText } from './noValue';
import { isPowerOfTen } from './phoneClutter';
import type { NumberRules } from './phoneDigits';
import { parsePhoneNumber } from './phoneNumber';
import { plainPhoneText } from './phoneText';
import { InvalidValue } from './problem';
import { quote } from './quote';
import { isNationalNumber } from './shortCode';
import { findMisplacedSid } from './sid';

/** What reading an address needs to know beside it. */
export interface AddressRules extends NumberRules {
	/** Whether digits alone, three to six of them, may be a short code that gets a message. */
	readonly shortCodes?: boolean;
}

/** Quotes, or a spreadsheet's apostrophe, which may stand before a channel's name too. */
const quoted = /^(?:=?"(.*)"|“(.*)”|['‘’](.*?)['‘’]?)$/s;

/** Parts an address at the channel's name, which quotes may stand around. */
export function partsOf(text: string): ChannelAddress {
	const visible = visiblePart(text);
	const [, ...within] = quoted.exec(visible) ?? [];
	const parts = splitChannel(within.find(Boolean)?.trim() ?? '');
	return parts.channel === undefined ? splitChannel(visible) : parts;
}

/** Two letters of a country, and what tells the person from others; ENT where several businesses share it. */
const userId = /^[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128}$/;

/**
 * Reads what stands behind a channel's name, in the form that the channel has for this role.
 *
 * @throws InvalidValue
 */
export function parseChannelAddress(
	channel: ChannelName,
	rest: string,
	role: AddressRole,
	rules: AddressRules,
): string {
	const { kinds, formerNumbers, example } = shapeOf(channel, role);
	if (rest === '') {
		throw new InvalidValue(`has nothing after "${channel}:"`, `Add the address, e.g. ${example}.`);
	}
	refuseSid(rest);
	if (kinds.includes('userId') && userId.test(rest)) return `${channel}:${rest}`;
	if (kinds.includes('phoneNumber') && (!kinds.includes('name') || rest.startsWith('+'))) {
		return `${channel}:${parsePhoneNumber(rest, { ...rules, formerNumbers })}`;
	}
	if (/[\s\p{Cc}]/u.test(rest)) {
		throw new InvalidValue(
			`has a space in its ${channel} address: ${quote(rest)}`,
			`Write it without spaces, e.g. ${example}.`,
		);
	}
	return `${channel}:${rest}`;
}

/**
 * Reads whom a message goes to: a phone number, a short code where the rules let it through, or the
 * address of a channel (https://www.twilio.com/docs/messaging/api/message-resource).
 *
 * @returns the address as Twilio takes it
 * @throws InvalidValue
 */
export function parseRecipient(text: string, rules: AddressRules = {}): string {
	const { channel, rest } = partsOf(text);
	if (channel !== undefined) return parseChannelAddress(channel, rest, 'recipient', rules);
	refuseSid(rest);
	const plain = plainPhoneText(rest);
	if (!/^[1-9]\d{2,5}$/.test(plain)) {
		refuseMention(rest);
		return parsePhoneNumber(rest, rules);
	}
	const isNumber = isNationalNumber(plain, rules);
	if (isNumber && rules.shortCodes !== true) return parsePhoneNumber(rest, rules);
	if (rules.shortCodes === true && !isNumber) return plain;
	if (isNumber) {
		throw new InvalidValue(
			`can be a short code or ${parsePhoneNumber(rest, rules)}: ${quote(rest)}`,
			'Write a number with + and the country code. For a short code, leave Default Country out.',
		);
	}
	throw new InvalidValue(
		`is a short code, or a number that was cut off: ${quote(rest)}`,
		'Write the whole number with + and the country code. To text a short code, add the option Allow Short Codes.',
	);
}

/** @throws InvalidValue for a number beside which a channel is named: it may be meant for either */
function refuseMention(text: string): void {
	const channel = /\d{3}/.test(text) ? channelMentionedIn(text) : undefined;
	if (channel === undefined) return;
	throw new InvalidValue(
		`names ${channels[channel].label} beside a number: ${quote(text)}`,
		`Write it like ${shapeOf(channel, 'recipient').example} to use ${channels[channel].label}, or the number alone for a text.`,
	);
}

const alphanumericSender = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 &+._-]{0,10}$/;
const simSid = /^(HS|DE)[0-9a-fA-F]{32}$/;

/**
 * Reads who a message comes from: a phone number, a short code, an alphanumeric sender ID (up to 11
 * characters), the SID of a SIM, or the address of a channel.
 *
 * @returns the sender as Twilio takes it
 * @throws InvalidValue
 */
export function parseSender(text: string, rules: NumberRules = {}): string {
	return parseAddressOf('sender', text, rules);
}

/**
 * Reads whom a message came from or went to: what can be a sender, or a person.
 *
 * @returns the address as Twilio keeps it
 * @throws InvalidValue
 */
export function parseParty(text: string, rules: NumberRules = {}): string {
	return parseAddressOf('either', text, rules);
}

function parseAddressOf(role: AddressRole, text: string, rules: NumberRules): string {
	const { channel, rest } = partsOf(text);
	if (channel !== undefined) return parseChannelAddress(channel, rest, role, rules);
	refuseSid(rest);
	// It could be a sender ID.
	if (isNoText(rest)) {
		throw new InvalidValue(
			`is ${quote(rest)}: its expression found no sender or number`,
			'Check that the expression finds a sender or a number for this item.',
		);
	}
	const plain = plainPhoneText(rest);
	if (/^[1-9]\d{2,7}$/.test(plain))
		return isNationalNumber(plain, rules) ? parsePhoneNumber(rest, rules) : plain;
	if (simSid.test(rest) || (alphanumericSender.test(rest) && !isPowerOfTen(rest))) return rest;
	const shortCode = /^[+(\s]*([1-9]\d{2,5})$/.exec(plain.replace(/[\s()]/g, ''))?.[1];
	if (shortCode !== undefined) {
		throw new InvalidValue(
			`is not a phone number: ${quote(rest)}`,
			`Write a short code with its digits alone: ${shortCode}.`,
		);
	}
	refuseMention(rest);
	if (/\p{L}/u.test(plain) && !plain.startsWith('+') && !isPowerOfTen(plain)) {
		throw new InvalidValue(
			`is not a possible sender: ${quote(rest)}`,
			'Use a number with + and country code, a short code, or a sender ID of up to 11 letters, digits and spaces.',
		);
	}
	return parsePhoneNumber(rest, rules);
}

/** @throws InvalidValue for a SID, which names something else than a person or a sender */
function refuseSid(text: string): void {
	const problem = findMisplacedSid(text);
	if (problem) throw new InvalidValue(problem.what, problem.advice);
}
