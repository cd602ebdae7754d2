import { switches } from './switches';

/** Switches that say how it is started. */
const others = [
	{
		name: 'port',
		argument: 'NUMBER',
		what: 'Where it answers: 4010 unless told otherwise, 0 for any free port',
		example: '--port 4011',
	},
	{
		name: 'trial',
		argument: '',
		what: 'A trial account: it texts verified numbers only',
		example: '--trial',
	},
	{
		name: 'verified',
		argument: 'TO',
		what: 'A verified number of the trial account',
		example: '--trial --verified +14155552671',
	},
	{
		name: 'status-callbacks',
		argument: '',
		what: 'Call StatusCallback addresses as statuses change, instead of when asked to',
		example: '--status-callbacks',
	},
	{ name: 'help', argument: '', what: 'Print this', example: '--help' },
];

/** What `--help` prints. */
export const help = `A local Twilio for tests. It texts nobody and needs no account.

Usage: npm run stand-in -- [switches]

${[...others.slice(0, 1), ...switches, ...others.slice(1)]
	.map(
		({ name, argument, what, example }) =>
			`  ${`--${name} ${argument}`.padEnd(26)}  ${what}\n  ${''.padEnd(26)}  ${example}`,
	)
	.join('\n')}

--fault, --refuse, --outcome, --opt-out and --verified may be given several times.

A fault is REQUEST:FAULT[-MOMENT][-NUMBER][*TIMES][@PROBABILITY].
  REQUEST      any, create, list, fetch, update (redacts, cancels) or delete a message;
               create=+14155552671 for one recipient; or "GET /v1/Services*", where * is anything
  FAULT        429, 500, 503, html, truncated, empty, cut, cutMidAnswer, hang, late,
               or an error code of Twilio's that refuses the request, such as 21610
  MOMENT       before (nothing happens, as usual) or after (it happens, only the answer is lost)
  NUMBER       429, 500, 503: Retry-After in seconds; html: the status, 502 unless told otherwise;
               hang: milliseconds until the connection is cut, 60000 unless told otherwise;
               late: milliseconds from the cut until it happens after all, 60000 likewise
  TIMES        how many requests it strikes, or "always"; once unless told otherwise
  PROBABILITY  how likely it strikes, such as 0.1
`;
