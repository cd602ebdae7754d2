/** What can be done to a message that is at Twilio already. */
export const changeOperations = ['delete', 'cancel', 'redact', 'erase'] as const;
export type ChangeOperation = (typeof changeOperations)[number];

/** What a schedule may hold beyond the usual, each by itself. */
export const dimensions = [
	/** Not only waits are shortened, clocks go as much faster: windows of minutes pass. */
	'fastClocks',
	/** The clocks of n8n's processes are wrong and step; answers have no `Date`. */
	'clocks',
	/** Between tries a field changes that is no part of the message. */
	'changedFields',
	/** Between tries another sender is chosen. */
	'changedSender',
	/** Between tries the text of an item changes. */
	'changedText',
	/** Between tries another account's credential is chosen. */
	'otherAccount',
	/** An expression makes each text anew whenever it is read. */
	'freshTexts',
	/** Up to 24 items. */
	'manyItems',
	/** Two executions at once, in one process. */
	'together',
	/** Two executions at once, each in a process of its own, with texts of their own. */
	'apart',
	/** One execution after another with the same items. */
	'alerts',
	/** An agent calls the node again and again in one execution. */
	'tools',
	/** Long texts are split. */
	'longBody',
	/** Long texts are split that an expression makes anew, longer or shorter: a model of its own. */
	'freshLongBody',
	/** Links are shortened, or not, as the item says. */
	'shortenUrls',
	/** Pictures without a text. */
	'bareMedia',
	/** Through WhatsApp. */
	'whatsApp',
	/** The host is unknown for a while. */
	'noSuchHost',
	/** Twilio's list is behind, and cannot always be asked. */
	'lateList',
	/** Twilio accepts a message after the connection was cut. */
	'late',
	/** The list is in any order, and holds many older messages. */
	'listOrder',
	/** Requests take minutes, and people retry after minutes. */
	'longRuns',
	/** In the end all is well again, and a person retries: then everything ends. */
	'fairEnd',
	/** Nothing is sent that could be taken for a message in doubt. */
	'doubt',
	/** No more requests than there is reason for. */
	'requestBounds',
	/** What is kept in the execution stays small. */
	'recordSize',
	/** What is changed at Twilio, instead of sent. */
	...changeOperations,
] as const;
export type Dimension = (typeof dimensions)[number];

/** A schedule that may hold these takes ten times as long: windows of minutes pass in them. */
const slowDimensions: readonly Dimension[] = [
	'alerts',
	'fairEnd',
	'fastClocks',
	'late',
	'lateList',
	'longRuns',
	'noSuchHost',
	'together',
];

/** The dimensions that every schedule may hold. */
const quickDimensions: readonly Dimension[] = dimensions.filter(
	(dimension) => !slowDimensions.includes(dimension),
);

type Environment = Readonly<Record<string, string | undefined>>;

/** What a share of the schedules may hold. */
export interface DimensionShare {
	readonly weight: number;
	readonly dimensions: readonly Dimension[];
}

/**
 * Which dimensions to try: `FAULT_DIMENSIONS=clocks,late` tries these two, `none` the usual alone, `all`
 * all of them, `mixed` all of them in one schedule of sixteen; unset, the quick ones.
 *
 * @returns sets of dimensions, each with its share of the schedules
 */
export function sharesFrom({ FAULT_DIMENSIONS: names }: Environment): readonly DimensionShare[] {
	if (names === undefined) return [{ weight: 1, dimensions: quickDimensions }];
	if (names === 'mixed') {
		return [
			{ weight: 15, dimensions: quickDimensions },
			{ weight: 1, dimensions },
		];
	}
	if (names === 'all') return [{ weight: 1, dimensions }];
	const chosen = names.split(',').filter((name) => name !== 'none');
	const found = chosen.map((name) => {
		const dimension = dimensions.find((one) => one === name);
		if (!dimension) throw new Error(`There is no dimension ${name}: ${dimensions.join(', ')}`);
		return dimension;
	});
	return [{ weight: 1, dimensions: found }];
}

/** All that are tried in any share. */
export function dimensionsFrom(environment: Environment): readonly Dimension[] {
	const tried = sharesFrom(environment).flatMap((share) => share.dimensions);
	return dimensions.filter((dimension) => tried.includes(dimension));
}
