import fc from 'fast-check';
import { Chance } from './chance';
import type { Dimension, DimensionShare } from './dimensions';
import { executions } from './executions';
import { calls, recipients, rounds, type LetterKinds } from './letters';
import type { Clocks, Schedule, Threads } from './schedule';
import { createWeathers, lookUpWeathers } from './weather';

/** What a property may ask of its schedules. */
export interface ScheduleLimits {
	/** Look-ups always get their answer. */
	readonly fairLookUps?: boolean;
	/** How long Twilio's lists may be behind, in milliseconds by its clock. */
	readonly longestListLag?: number;
	/** What they may hold beyond the usual. */
	readonly dimensions?: readonly Dimension[];
}

/** Those that are about spans of time. */
const fastDimensions: readonly Dimension[] = ['fastClocks', 'lateList', 'longRuns'];

/** Those that show only when a retry does not know what became of a message. */
const dimensionsOfRetries: readonly Dimension[] = ['clocks', 'changedSender', 'otherAccount'];

/** What decides what else there can be. */
interface Kinds extends LetterKinds {
	readonly isTool: boolean;
	readonly hasFreshTexts: boolean;
	readonly course: Threads['course'] | 'alone';
}

const rarely = fc.constantFrom(false, false, false, false, true);

function kinds(chance: Chance): fc.Arbitrary<Kinds> {
	return fc
		.record({
			isTrial: rarely,
			withTemplates: rarely,
			withMedia: rarely,
			areAlike: rarely,
			areLinks: chance.on('shortenUrls'),
			areLong: chance.on('longBody'),
			areBare: chance.on('bareMedia'),
			isWhatsApp: chance.on('whatsApp'),
			longest: chance.maybe('manyItems', fc.constant(24), 8),
			isTool: chance.on('tools'),
			hasFreshTexts: chance.on('freshTexts'),
			areTogether: chance.on('together'),
			areApart: chance.on('apart'),
			areAlerts: chance.on('alerts'),
		})
		.map(({ areLinks, areLong, areTogether, areApart, areAlerts, ...chosen }) => {
			const { isWhatsApp, areBare } = chosen;
			// A tool that is called again after a failure goes on with the parts of a text.
			const texts = areLinks ? 'links' : areLong && !chosen.isTool ? 'long' : 'usual';
			const course = areAlerts
				? 'successive'
				: areTogether
					? 'together'
					: areApart && !areLong
						? 'apart'
						: 'alone';
			const isPlain = !isWhatsApp && texts === 'usual' && course !== 'apart';
			const isTrial = chosen.isTrial && isPlain;
			return {
				...chosen,
				// Several executions of many items would take minutes.
				longest: course === 'alone' ? chosen.longest : Math.min(chosen.longest, 8),
				texts,
				course,
				isTrial,
				// A trial account has no templates here.
				withTemplates: chosen.withTemplates && !isTrial && isPlain,
				withMedia: (chosen.withMedia || areBare) && isPlain,
				areBare: areBare && isPlain,
				// How a text that differs each time is split cannot be foretold.
				// What made a tool’s text is not known.
				hasFreshTexts: chosen.hasFreshTexts && texts !== 'long' && !chosen.isTool,
			} as const;
		});
}

function operationOf({ isWhatsApp, withMedia }: Kinds): Schedule['operation'] {
	if (isWhatsApp) return 'sendWhatsApp';
	return withMedia ? 'sendMms' : 'sendSms';
}

function threadsOf({ course }: Kinds): fc.Arbitrary<Threads> {
	if (course === 'alone') return fc.constant({ count: 1, course: 'successive' });
	if (course !== 'successive') return fc.constant({ count: 2, course });
	return fc.integer({ min: 2, max: 4 }).map((count) => ({ count, course }));
}

const right = { aheadSeconds: [0, 0], stepAfter: 0, stepSeconds: 0, hasDateHeader: true } as const;
const ahead = fc.constantFrom(0, 2, -2, 40, -40, 400, -400, 5000, -5000, 90_000, -90_000);
const wrong = fc.record<Omit<Clocks, 'areFast'>>({
	aheadSeconds: fc.tuple(ahead, ahead),
	stepAfter: fc.nat({ max: 6 }),
	stepSeconds: fc.constantFrom(0, 0, 1, -1, 30, -30, 3600, -3600),
	hasDateHeader: fc.constant(true),
});
const slightly = fc.constantFrom(0, 2, -2, 20, -20);
/** Where Twilio's time is never told, a process's own may be a minute wrong. */
const wrongUnseen = fc.record<Omit<Clocks, 'areFast'>>({
	aheadSeconds: fc.tuple(slightly, slightly),
	stepAfter: fc.nat({ max: 6 }),
	stepSeconds: fc.constantFrom(0, 0, 1, -1, 30, -30),
	hasDateHeader: fc.constant(false),
});

/** Schedules of every kind that the model knows. */
export function schedules({
	fairLookUps = false,
	longestListLag = 0,
	dimensions = [],
}: ScheduleLimits = {}): fc.Arbitrary<Schedule> {
	const chance = new Chance(dimensions);
	const isAbout = (wanted: readonly Dimension[]) =>
		wanted.some((dimension) => dimensions.includes(dimension));
	const areFast = longestListLag > 0 || isAbout(fastDimensions);
	const isAboutRetries = isAbout(dimensionsOfRetries);
	const usualLatencies = fc.array(fc.constantFrom<number[]>(0, 0, 1, 3, 6, 25), {
		minLength: 1,
		maxLength: 5,
	});
	const longLatencies = fc.array(fc.constantFrom<number[]>(3, 60, 200, 400), {
		minLength: 1,
		maxLength: 5,
	});
	return kinds(chance).chain((chosen) => {
		const isPlain = !chosen.withTemplates && !chosen.withMedia && !chosen.hasFreshTexts;
		const areWhole = chosen.texts !== 'long';
		return fc.record<Schedule>({
			dimensions: fc.constant(dimensions),
			rounds: chosen.isTool ? calls(chosen) : rounds(chosen),
			operation: fc.constant(operationOf(chosen)),
			senderType:
				chosen.texts === 'links'
					? fc.constant('messagingService')
					: chosen.isTrial
						? fc.constant('from')
						: fc.constantFrom('from', 'from', 'messagingService'),
			onError: chosen.isTool
				? fc.constant('continueRegularOutput')
				: fc.constantFrom(
						'stopWorkflow',
						'stopWorkflow',
						'continueRegularOutput',
						'continueErrorOutput',
					),
			tries: fc.constantFrom(1, 2, 3),
			// A text in parts, or one that is new each time, that becomes another one: what an earlier round had
			// is not known then.
			executions: executions(
				areWhole && !chosen.hasFreshTexts ? chance : chance.without('changedText'),
			).map((plans) =>
				// What another execution sends is known in its own process.
				chosen.course === 'together' || chosen.course === 'successive'
					? plans.map((each) => ({ ...each, elsewhere: false }))
					: plans,
			),
			threads: threadsOf(chosen),
			isTool: fc.constant(chosen.isTool),
			hasFreshTexts: fc.constant(chosen.hasFreshTexts),
			longestPart: fc.constant(areWhole ? 0 : 25),
			shortensLinks: fc.constant(chosen.texts === 'links'),
			maxConcurrentRequests: fc.constantFrom(1, 2, 3, 5, 20),
			// Refused for these: Twilio's list does not tell which template or media it was, or where links lead.
			skipIfSentWithin:
				isPlain && areWhole && chosen.texts !== 'links' ? rarely : fc.constant(false),
			// Of a text in parts the model knows only the parts, which others may have too.
			skipDuplicateRecipients: chosen.hasFreshTexts || !areWhole ? fc.constant(false) : rarely,
			isTrial: fc.constant(chosen.isTrial),
			concurrencyLimit: fc.constantFrom(0, 0, 0, 1, 2, 4),
			unreachable: fc.constantFrom('', '', '', ...recipients),
			creates: createWeathers(chance.has('late')),
			lookUps: fairLookUps ? fc.constant([]) : lookUpWeathers(isAboutRetries),
			latencies: chance.on('longRuns').chain((isLong) => (isLong ? longLatencies : usualLatencies)),
			salt: fc.nat(),
			listLagMilliseconds: chance.has('lateList')
				? fc.nat({ max: 8000 })
				: fc.integer({ min: 0, max: longestListLag }),
			listOrder: chance.maybe<Schedule['listOrder']>(
				'listOrder',
				fc.constantFrom('unsentFirst', 'unsentLast', 'created'),
				'unsentFirst',
			),
			stepMilliseconds: chance.maybe('listOrder', fc.constantFrom(1000, 20_000, 600_000), 50),
			history: chance.maybe('listOrder', fc.constantFrom(0, 60), 0),
			clocks: chance
				.maybe<Omit<Clocks, 'areFast'>>('clocks', fc.oneof(wrong, wrong, wrongUnseen), right)
				.map((clocks) => ({ ...clocks, areFast })),
		});
	});
}

/** Schedules of which each share may hold other dimensions. */
export function sharedSchedules(shares: readonly DimensionShare[]): fc.Arbitrary<Schedule> {
	const [only] = shares;
	if (only && shares.length === 1) return schedules(only);
	return fc.oneof(
		...shares.map(({ weight, dimensions }) => ({ weight, arbitrary: schedules({ dimensions }) })),
	);
}
