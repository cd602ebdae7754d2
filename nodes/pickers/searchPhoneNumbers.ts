import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { listSourcesRequest } from '../twilio/senders/sourceRequests';
import { isJsonObject, textOf, type JsonObject } from '../twilio/api/json';
import type { Parameters } from '../twilio/api/request';
import { listToPick, type PickList } from './listToPick';
import { servicesOfNumbers } from './servicesOfNumbers';

/** What a number can do for messages. */
type Capability = 'sms' | 'mms';

const capabilityNames: Readonly<Record<Capability, string>> = { sms: 'SMS', mms: 'MMS' };
const bothCapabilities: readonly Capability[] = ['sms', 'mms'];

/** The numbers that can take part in messaging, by SID: for the trigger. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const numbers: PickList = {
		...numberList(filter),
		whenEmpty: {
			what: 'The account has no phone number for messages',
			advice:
				'Buy one in Twilio Console > Phone Numbers, or check that the credential is for the right account.',
		},
		show: (number) =>
			capabilitiesOf(number).length === 0
				? undefined
				: { name: labelOf(number), value: textOf(number.sid) },
	};
	const { results, ...more } = await listToPick(this, numbers, isSearch(filter), paginationToken);
	const services = await servicesOfNumbers(this);
	return { results: results.map((result) => withService(result, services)), ...more };
}

/** A number of a service gets nothing itself: the service does. */
function withService(
	{ name, value, ...others }: INodeListSearchItems,
	services: ReadonlyMap<string, string>,
): INodeListSearchItems {
	const service = services.get(String(value));
	const mark = service === undefined ? '' : ` – in the Messaging Service “${service}”`;
	return { name: `${name}${mark}`, value, ...others };
}

/** The numbers that can send what the operation sends, as they stand in a message: for the field From. */
export async function searchSenders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const needed = this.getCurrentNodeParameter('operation') === 'sendMms' ? 'mms' : 'sms';
	const numbers: PickList = {
		...numberList(filter),
		whenEmpty: {
			what: `The account has no phone number that can send ${capabilityNames[needed]}`,
			advice:
				'Buy one in Twilio Console > Phone Numbers. For a short code or sender ID, choose Number or Sender ID on the left.',
		},
		show(number) {
			const capabilities = capabilitiesOf(number);
			if (!capabilities.includes(needed)) return undefined;
			const names = capabilities.map((name) => capabilityNames[name]).join(', ');
			return { name: `${labelOf(number)} – ${names}`, value: textOf(number.phone_number) };
		},
	};
	return await listToPick(this, numbers, isSearch(filter), paginationToken);
}

const isSearch = (filter: string | undefined) => (filter ?? '').trim() !== '';

/** Twilio looks for parts of numbers itself; names are looked through here. */
function numberList(filter = ''): Pick<PickList, 'question' | 'key' | 'request' | 'words'> {
	const isNumber = /^[\d+*\s().-]*\d[\d+*\s().-]*$/.test(filter);
	const query: Parameters = isNumber ? [['PhoneNumber', filter.replace(/[^\d+*]/g, '')]] : [];
	return {
		question: {
			whenFailed: 'The numbers could not be listed',
			permission: 'to list phone numbers',
			instead: 'fill the field in by hand',
		},
		key: 'incoming_phone_numbers',
		request: (accountSid) => listSourcesRequest(accountSid, 'phoneNumber', query),
		words: isNumber ? '' : filter,
	};
}

function capabilitiesOf({ capabilities }: JsonObject): Capability[] {
	const can = isJsonObject(capabilities) ? capabilities : {};
	return bothCapabilities.filter((name) => can[name] === true);
}

/** The number with its name, unless the name is the number written in another way. */
function labelOf({ phone_number: number, friendly_name: name }: JsonObject): string {
	const digits = textOf(name).replace(/[\s()+.-]/g, '');
	const isNamed = digits !== '' && !textOf(number).endsWith(digits);
	return `${textOf(number)}${isNamed ? ` (${textOf(name)})` : ''}`;
}
