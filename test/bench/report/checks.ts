import type { Row } from '../race';
import type { Check } from './check';
import { cpuPerMessage, findRow, rateOf, shareOfLimit } from './figures';
import { count, megabytes, percent, times, timesExactly } from './format';
import { hundred, large, skip } from './largeChecks';

/** What the measured figures are held against. */
const demanded = {
	shareOfLimit: 0.9,
	timesBuiltIn: 17,
	shareOfCappedLimit: 0.85,
	shareOfTooMany: 0.05,
	pagesOfThousand: 21,
	timesSizeOfJson: 4,
	timesCpuOfHttpRequest: 1.25,
};

function plain(rows: readonly Row[]): Check[] {
	const ours = findRow(rows, 'plain', 'ours');
	const builtIn = findRow(rows, 'plain', 'builtIn');
	if (!ours || !builtIn) return [];
	const share = shareOfLimit(ours) ?? 0;
	const ratio = rateOf(ours) / rateOf(builtIn);
	return [
		{
			holds: share >= demanded.shareOfLimit,
			demand: `(a) at least ${percent(demanded.shareOfLimit)} of the limit`,
			measured: percent(share),
		},
		{
			holds: ratio >= demanded.timesBuiltIn,
			demand: `(a) at least ${demanded.timesBuiltIn} times as fast as n8n’s Twilio node`,
			measured: times(ratio),
		},
	];
}

function capped(rows: readonly Row[]): Check[] {
	const ours = findRow(rows, 'capped', 'ours');
	if (!ours) return [];
	const share = shareOfLimit(ours) ?? 0;
	const refused = ours.tooMany / ours.requests;
	return [
		{
			holds: ours.once === ours.count && ours.accepted === ours.count,
			demand: `(b) all ${count(ours.count)} accepted, none lost`,
			measured: `${count(ours.accepted)} accepted, ${count(ours.never)} lost`,
		},
		{
			holds: share >= demanded.shareOfCappedLimit,
			demand: `(b) at least ${percent(demanded.shareOfCappedLimit)} of the limit that the cap allows`,
			measured: percent(share),
		},
		{
			holds: refused < demanded.shareOfTooMany,
			demand: `(b) less than ${percent(demanded.shareOfTooMany)} of requests answered 429`,
			measured: percent(refused),
		},
	];
}

function cut(rows: readonly Row[]): Check[] {
	return (['n8nRetry', 'failedAgain'] as const).flatMap((habit) => {
		const ours = findRow(rows, 'cut', 'ours', habit);
		if (!ours) return [];
		return {
			holds: ours.once === ours.count && ours.accepted === ours.count,
			demand: `(c) exactly ${count(ours.count)} messages at Twilio, none twice (${habit === 'n8nRetry' ? 'n8n’s Retry' : 'failed ones again'})`,
			measured: `${count(ours.accepted)} messages, ${count(ours.repeatedly)} people twice, ${count(ours.never)} lost`,
		};
	});
}

function list(rows: readonly Row[]): Check[] {
	return (['ours', 'oursAllFields'] as const).flatMap((contender) => {
		const row = findRow(rows, 'list', contender);
		if (!row) return [];
		const size = row.memoryGrowth / row.messageBytes;
		const which = contender === 'ours' ? 'Simplify on' : 'Simplify off';
		return [
			{
				holds: row.requests <= demanded.pagesOfThousand && row.reported === row.count,
				demand: `(d) no more than ${demanded.pagesOfThousand} page requests (${which})`,
				measured: `${count(row.requests)} for ${count(row.reported)} messages`,
			},
			{
				holds: size < demanded.timesSizeOfJson,
				demand: `(d) memory growth under ${demanded.timesSizeOfJson} times the JSON’s size (${which})`,
				measured: `${timesExactly(size)} (${megabytes(row.memoryGrowth)}; JSON ${megabytes(row.messageBytes)})`,
			},
		];
	});
}

function cpu(rows: readonly Row[]): Check[] {
	const ours = findRow(rows, 'plain', 'ours');
	if (!ours) return [];
	return (['httpAtOnce', 'httpBatched'] as const).flatMap((contender) => {
		const other = findRow(rows, 'plain', contender);
		if (!other) return [];
		const ratio = cpuPerMessage(ours) / cpuPerMessage(other);
		const how = contender === 'httpAtOnce' ? 'all at once' : 'in batches';
		return {
			holds: ratio <= demanded.timesCpuOfHttpRequest,
			demand: `(a) CPU per message at most ${demanded.timesCpuOfHttpRequest} times that of HTTP Request, ${how}`,
			measured: timesExactly(ratio),
		};
	});
}

/** Everything that this package promises of its speed and safety. */
export function checks(rows: readonly Row[]): Check[] {
	return [plain, capped, cut, list, cpu, large, skip, hundred].flatMap((part) => part(rows));
}
