import fc from 'fast-check';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import { contentVariables, unusualText, webAddress } from './texts';

/** A SID that begins so. */
export const sid = (prefix: string): fc.Arbitrary<string> =>
	fc.stringMatching(/^[0-9a-fA-F]{32}$/).map((digits) => prefix + digits);

/** The Options of a send that stand for themselves, in the SDK's names; each may be left out. */
export const freeOptions = fc.record(
	{
		statusCallback: webAddress,
		applicationSid: sid('AP'),
		maxPrice: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 10_000),
		provideFeedback: fc.boolean(),
		attempt: fc.integer({ min: 1, max: 1000 }),
		validityPeriod: fc.oneof(fc.integer({ min: 1, max: 36_000 }), fc.constantFrom(1, 36_000)),
		forceDelivery: fc.boolean(),
		contentRetention: fc.constantFrom('retain', 'discard'),
		addressRetention: fc.constantFrom('retain', 'obfuscate'),
		smartEncoded: fc.boolean(),
		persistentAction: fc.array(
			unusualText(60).map((text) => text.trim()),
			{ minLength: 1, maxLength: 4 },
		),
		trafficType: fc.constant('free'),
		sendAsMms: fc.boolean(),
		messageIntent: fc.constantFrom(
			...['otp', 'notifications', 'marketing', 'fraud', 'security', 'customercare'],
			...['delivery', 'education', 'polling', 'announcements', 'events'],
		),
		riskCheck: fc.constantFrom('enable', 'disable'),
		fallbackFrom: fc.constantFrom(defaults.number, defaults.shortCode, 'Stand In'),
	},
	{ requiredKeys: [] },
);

/** A content template, known to the stand-in or not, with or without what fills it. */
export const template = fc.record(
	{
		contentSid: fc.oneof(
			{ weight: 3, arbitrary: fc.constant(defaults.contentSid) },
			{ weight: 1, arbitrary: sid('HX') },
		),
		contentVariables,
	},
	{ requiredKeys: ['contentSid'] },
);

const hour = 3_600_000;
const day = 24 * hour;

/**
 * A moment that Twilio takes for a scheduled message: a day within the window, and an hour at which
 * no country changes its clocks, so that the time of day in the workflow's zone has one meaning.
 */
const schedulableMoment: fc.Arbitrary<Date> = fc
	.tuple(
		fc.integer({ min: 1, max: 34 }),
		fc.integer({ min: 6 * hour, max: 20 * hour }),
		fc.constantFrom(1, 1000),
	)
	.map(([days, time, step]) => {
		const startOfDay = Math.floor(Date.now() / day) * day;
		return new Date(startOfDay + days * day + Math.floor(time / step) * step);
	});

/** What works only with a Messaging Service. */
export const serviceOptions = fc.oneof(
	{ weight: 1, arbitrary: fc.constant({}) },
	{ weight: 1, arbitrary: fc.record({ shortenUrls: fc.boolean() }) },
	{
		weight: 2,
		arbitrary: fc.record(
			{
				sendAt: schedulableMoment,
				scheduleType: fc.constant('fixed'),
				shortenUrls: fc.boolean(),
			},
			{ requiredKeys: ['sendAt', 'scheduleType'] },
		),
	},
);
