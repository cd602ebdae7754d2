import { falseSid } from '../../twilio-stand-in/sids';

/** A template whose placeholders and samples are longer and wider than labels. */
export const wide = {
	sid: falseSid('HX', 77),
	friendlyName: 'wide_samples',
	approval: 'approved',
	body: 'Hi {{1}}, {{appointment_with_whom}} is waiting at {{WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW}}. {{2}} {{3}} {{4}}',
	variables: {
		1: 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
		2: 'https://www.example.com/a/long/address?of=something',
		3: '一二三四五六七八九十一二三四五六',
		4: '👋🎉👋🎉👋🎉👋🎉👋🎉👋🎉👋🎉',
		appointment_with_whom: 'Wilhelmine Wattenmeer-Wummerl of the house next door',
		WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW: 'MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM',
	},
} as const;
