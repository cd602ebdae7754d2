/** Codes of Twilio's that the catalogue does not explain, and why. */
export interface LeftOut {
	/** Single codes, and ranges with both their ends. */
	readonly codes: ReadonlyArray<number | readonly [first: number, last: number]>;
	readonly reason: string;
}

/** What of Twilio's messaging families is not in the catalogue. */
export const leftOut: readonly LeftOut[] = [
	{
		codes: [20002, 20020, 20021, 20023, 20162],
		reason: 'are about changing other things of an account, which this package does not do',
	},
	{
		codes: [[20101, 20107], [20151, 20157], 20159, 20160],
		reason: 'are about access tokens of chat and video; this package signs in with a token or key',
	},
	{ codes: [20161], reason: 'is one of Programmable Chat' },
	{ codes: [21100, 21200], reason: 'are headings of the dictionary, not errors' },
	{
		codes: [21101, 21102, [21470, 21480]],
		reason: 'are about accounts and subaccounts themselves',
	},
	{
		codes: [
			...([[21201, 21210], [21213, 21217], [21219, 21263], 21300] as const),
			...([21454, 21455, 21456, 21503, 21504, 21626, 21634] as const),
		],
		reason: 'are about calls, recordings and SIP',
	},
	{ codes: [21301, 21302], reason: 'are about creating applications' },
	{
		codes: [
			...([21401, 21404, 21405, 21409, 21420, 21421, 21422] as const),
			...([[21449, 21453], 21457, 21458, 21501, 21613, 21615] as const),
			...([
				[21628, 21631],
				[21644, 21651],
			] as const),
		],
		reason: 'are about buying, moving and registering phone numbers, and the papers for that',
	},
	{ codes: [21605], reason: 'is one of an address of Twilio that this package never calls' },
	{ codes: [21652], reason: 'is about the subject of an MMS, which this package does not send' },
	{
		codes: [21710, [21713, 21715], 21717, [21719, 21730]],
		reason: 'are about setting up Messaging Services, brands and campaigns',
	},
	{
		codes: [[21900, 21902]],
		reason: 'are about parameters for India and for invoices, which this package does not send',
	},
	{
		codes: [30025, 30026],
		reason: "are warnings in Twilio's log that a daily limit comes near; no message fails of it",
	},
	{
		codes: [
			[30112, 30125],
			[30127, 30133],
		],
		reason: 'are about uploading certificates and setting up domains for shortened links',
	},
	{
		codes: [30436, [30440, 30449], [30880, 30898]],
		reason: 'are about applications to have a number or a campaign verified',
	},
	{
		codes: [63025],
		reason: 'is only called "media already exists"; what that means for a message is not known',
	},
	{
		codes: [[63043, 63047]],
		reason: 'are about having a template approved, and no message fails of them',
	},
	{
		codes: [63106],
		reason: 'is documented nowhere that could be checked; Twilio’s own words are shown',
	},
	{ codes: [11242], reason: 'is about Twilio Interconnect, private lines to Twilio' },
	{
		codes: [11300, 11310, 11320],
		reason: 'are about addresses with placeholders, which this package never gives Twilio',
	},
	{ codes: [12301], reason: 'is about uploads, not about the answer to a message' },
];

/** Every code that is left out. */
export const codesLeftOut: readonly number[] = leftOut.flatMap(({ codes }) =>
	codes.flatMap((entry) => {
		if (typeof entry === 'number') return [entry];
		const [first, last] = entry;
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	}),
);
