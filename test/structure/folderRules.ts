/** What a folder may use of a package: nothing but its types, or some of its values too. */
export type PackageUse = 'types' | readonly string[];

/** What lies in a folder, and what its files may import. */
export interface FolderRule {
	/** Below the root of the repository; a file by its name without `.ts`. The longest that fits counts. */
	readonly folder: string;
	/** For the map in CONTRIBUTING.md. */
	readonly holds: string;
	/** Folders, each with all below it, beside the folder itself. */
	readonly imports: readonly string[];
	/** Whether it may be handed n8n's context of an execution, a webhook, a list. */
	readonly takesContext?: true;
	/** Packages; none but these. */
	readonly packages?: Readonly<Record<string, PackageUse>>;
}

const action = 'nodes/TwilioMessaging';
const trigger = 'nodes/TwilioMessagingTrigger';
const twilio = 'nodes/twilio';

const n8n = (...values: string[]): Record<string, PackageUse> => ({
	'n8n-workflow': values.length === 0 ? 'types' : values,
});

/** From the top down: no row imports one above it. */
export const folderRules: readonly FolderRule[] = [
	{
		folder: `${action}/TwilioMessaging.node`,
		takesContext: true,
		holds: 'The action node as n8n sees it: its description, its lists, an `execute` of one line',
		imports: [
			`${action}/execute`,
			`${action}/answering`,
			`${action}/operations`,
			`${action}/fields/reading/typeVersion`,
			'nodes/pickers',
			'nodes/locators',
		],
		packages: n8n('NodeConnectionTypes'),
	},
	{
		folder: `${action}/execute`,
		takesContext: true,
		holds: 'One run: set-up, items to jobs, results to output, the errors of items',
		imports: [
			`${action}/answering`,
			`${action}/operations`,
			`${action}/fields`,
			`${action}/dispatch`,
			`${action}/call`,
			'nodes/connection',
			twilio,
		],
		packages: n8n('NodeOperationError', 'WAIT_INDEFINITELY'),
	},
	{
		folder: `${action}/answering`,
		takesContext: true,
		holds:
			'An execution that waits is answered: by the page, or by a text that the trigger passes on',
		imports: ['nodes/waiting', twilio],
		packages: n8n(),
	},
	{
		folder: `${action}/operations`,
		holds: '`index.ts`: the only list of operations; menus, form and subtitle come from it',
		imports: [
			`${action}/operations/message`,
			`${action}/operations/media`,
			`${action}/operations/operation`,
		],
		packages: n8n('updateDisplayOptions'),
	},
	{
		folder: `${action}/operations/message`,
		holds: 'One file is one operation, named like it: its fields, its call, its result',
		imports: [
			`${action}/operations/sending`,
			`${action}/operations/common`,
			`${action}/operations/operation`,
			`${action}/fields`,
			`${action}/call`,
			twilio,
		],
	},
	{
		folder: `${action}/operations/media`,
		holds: 'The same for files of messages',
		imports: [
			`${action}/operations/common`,
			`${action}/operations/operation`,
			`${action}/fields`,
			`${action}/call`,
			twilio,
		],
	},
	{
		folder: `${action}/operations/sending`,
		holds:
			'What all send operations and Preview share: the draft, its calls, what makes a message the same',
		imports: [
			`${action}/operations/common`,
			`${action}/operations/operation`,
			`${action}/fields`,
			`${action}/call`,
			`${action}/memoize`,
			'nodes/waiting',
			twilio,
		],
	},
	{
		folder: `${action}/operations/common`,
		holds: 'What other operations share: pages, files, waiting for the delivery',
		imports: [`${action}/call`, twilio],
	},
	{
		folder: `${action}/operations/operation`,
		holds: 'What an operation is: types only',
		imports: [`${action}/fields/reading`, `${action}/call`, 'nodes/waiting', twilio],
		packages: n8n(),
	},
	{
		folder: `${action}/fields/message`,
		holds: 'What a message is made of: recipient, sender, text, files, template, location',
		imports: [`${action}/fields/reading`, `${action}/memoize`, 'nodes/locators', twilio],
		packages: n8n('updateDisplayOptions'),
	},
	{
		folder: `${action}/fields/options`,
		holds: 'The collections of options, and the run options such as Timeout',
		imports: [`${action}/fields/reading`, twilio],
		packages: n8n('updateDisplayOptions'),
	},
	{
		folder: `${action}/fields/question`,
		holds: 'What a question is made of: its text, how it is answered, how long it is waited for',
		imports: [`${action}/fields/reading`, 'nodes/waiting', twilio],
		packages: n8n(),
	},
	{
		folder: `${action}/fields/lookUp`,
		holds: 'Which message or file an operation is about, filters, limit, Simplify',
		imports: [`${action}/fields/reading`, 'nodes/locators', 'nodes/waiting', twilio],
		packages: n8n(),
	},
	{
		folder: `${action}/fields/reading`,
		takesContext: true,
		holds: "How an item's value is read; the only part that touches n8n's context",
		imports: [`${action}/fields/reading/typeVersion`, twilio],
		packages: n8n('tryToParseDateTime'),
	},
	{
		folder: `${action}/fields/reading/typeVersion`,
		holds: 'The versions of the node, and what holds or is shown in which',
		imports: [],
		packages: n8n('updateDisplayOptions'),
	},
	{
		folder: `${action}/dispatch`,
		holds: 'Concurrency, rate, retry, reconciliation, the record of what was sent',
		imports: [`${action}/call`, twilio],
		packages: { ...n8n('sleep'), 'node:crypto': ['hash'] },
	},
	{
		folder: `${action}/call`,
		holds: 'The contract between operations and dispatch: types only',
		imports: [twilio],
	},
	{
		folder: `${action}/memoize`,
		holds: 'Two helpers that keep a value once it is worked out',
		imports: [],
	},
	{
		folder: `${trigger}/TwilioMessagingTrigger.node`,
		takesContext: true,
		holds: 'The trigger as n8n sees it',
		imports: [
			`${trigger}/receive`,
			`${trigger}/registration`,
			`${trigger}/fields`,
			'nodes/pickers',
			'nodes/locators',
		],
		packages: n8n('NodeConnectionTypes'),
	},
	{
		folder: `${trigger}/receive`,
		takesContext: true,
		holds: 'What Twilio posts: is it genuine, is it new, what is answered',
		imports: [
			`${trigger}/fields`,
			'nodes/waiting',
			'nodes/expiringMap',
			'nodes/connection',
			twilio,
		],
		packages: n8n('sleep'),
	},
	{
		folder: `${trigger}/registration`,
		takesContext: true,
		holds: 'The webhook settings at Twilio: set at activation, restored at deactivation',
		imports: [`${trigger}/fields`, 'nodes/connection', twilio],
		packages: { ...n8n(), 'node:crypto': ['hash'] },
	},
	{
		folder: `${trigger}/fields`,
		holds: "The trigger's form, and how it is read",
		imports: ['nodes/locators', twilio],
		packages: n8n(),
	},
	{
		folder: 'nodes/waiting',
		holds:
			'A question and its answer, for both nodes: the page, texts that answer, the link, what a process remembers',
		imports: ['nodes/expiringMap', `${twilio}/api`, `${twilio}/values`],
		packages: { 'node:crypto': ['hash'] },
	},
	{
		folder: 'nodes/expiringMap',
		holds: 'A map that forgets: what a process remembers stays small',
		imports: [],
	},
	{
		folder: 'nodes/pickers',
		takesContext: true,
		holds: 'What the lists of both forms show; one file is one list, named like its function',
		imports: ['nodes/connection', twilio],
		packages: n8n('NodeApiError'),
	},
	{
		folder: 'nodes/locators',
		holds: 'The ways to select a thing (From List, By ID, By URL), for both forms',
		imports: [],
		packages: n8n(),
	},
	{
		folder: 'nodes/connection',
		takesContext: true,
		holds: "One request or file to Twilio through n8n, and n8n's error for what went wrong",
		imports: [twilio],
		packages: n8n('NodeApiError', 'NodeOperationError'),
	},
	{
		folder: 'credentials',
		holds: "The credential's form, how a request is signed, how it is tested",
		imports: [`${twilio}/values`],
		packages: n8n(),
	},
	{
		folder: `${twilio}/media`,
		holds: 'Files of messages, and what each channel takes',
		imports: [`${twilio}/api`, `${twilio}/values`],
	},
	{
		folder: `${twilio}/webhook`,
		holds: 'What Twilio posts and how it signs it; TwiML',
		imports: [`${twilio}/message`, `${twilio}/errors`, `${twilio}/api`, `${twilio}/values`],
		packages: { 'node:crypto': ['createHash', 'createHmac', 'timingSafeEqual'] },
	},
	{
		folder: `${twilio}/message`,
		holds: 'The Messages resource: its parameters, requests, states',
		imports: [`${twilio}/sms`, `${twilio}/api`, `${twilio}/errors`, `${twilio}/values`],
		packages: { twilio: 'types' },
	},
	{
		folder: `${twilio}/templates`,
		holds: 'Content templates',
		imports: [`${twilio}/api`, `${twilio}/values`],
	},
	{
		folder: `${twilio}/senders`,
		holds: 'Phone numbers, Messaging Services and channel senders, and their webhook settings',
		imports: [`${twilio}/api`, `${twilio}/values`],
	},
	{
		folder: `${twilio}/sms`,
		holds: 'Segments, encoding, Smart Encoding, splitting a long text',
		imports: [`${twilio}/values`],
	},
	{
		folder: `${twilio}/api`,
		holds: 'Requests, answers and failures as plain data',
		imports: [`${twilio}/errors`, `${twilio}/values`],
	},
	{
		folder: `${twilio}/errors`,
		holds: "The catalogue of Twilio's error codes",
		imports: [],
	},
	{
		folder: `${twilio}/values`,
		holds: 'Addresses, phone numbers, hosts, SIDs; what a bad value is (`Problem`)',
		imports: [],
		// Bundled by the build.
		packages: {
			'libphonenumber-js': [
				'getCountries',
				'getCountryCallingCode',
				'isSupportedCountry',
				'parsePhoneNumberFromString',
				'PhoneNumber',
				'validatePhoneNumberLength',
			],
		},
	},
];
