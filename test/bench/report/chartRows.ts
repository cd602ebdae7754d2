import { nameOf } from '../names';
import type { ScenarioId } from '../plan';
import type { Row } from '../race';
import { rateOf, shareOfLimit } from './figures';
import { count, percent, wholeMilliseconds } from './format';

/** One bar, or one part of a bar. */
export interface Bar {
	readonly name: string;
	readonly isOurs: boolean;
	readonly value: number;
	/** Which part of a bar it is; parts are stacked in this order. */
	readonly part: string;
	readonly order: number;
	/** Stands beside the bar; empty on all parts but the first. */
	readonly label: string;
}

export const parts = ['one message', 'two or more', 'none'] as const;

const isOurs = ({ contender }: Row) => contender === 'ours' || contender === 'oursSkipping';

/** How fast each contender sends. */
export function speedBars(rows: readonly Row[], wanted: ScenarioId): Bar[] {
	return rows
		.filter(({ scenario }) => scenario === wanted)
		.map((row) => {
			const share = shareOfLimit(row);
			const note =
				share === undefined
					? `${count(row.peakInFlight)} at once`
					: `${percent(share)} of the limit`;
			const block =
				wanted === 'large' && row.longestBlock !== undefined
					? `, blocks n8n for ${wholeMilliseconds(row.longestBlock)}`
					: '';
			return {
				name: nameOf(row.scenario, row.contender, row.habit),
				isOurs: isOurs(row),
				value: rateOf(row),
				part: '',
				order: 0,
				label: `${count(rateOf(row))}   (${note}${block})`,
			};
		});
}

/** Who got how many messages, in percent of the people. */
export function peopleBars(rows: readonly Row[], wanted: ScenarioId): Bar[] {
	return rows
		.filter(({ scenario }) => scenario === wanted)
		.flatMap((row) =>
			[row.once, row.repeatedly, row.never].map((people, order) => ({
				name: nameOf(row.scenario, row.contender, row.habit),
				isOurs: isOurs(row),
				value: (people / row.count) * 100,
				part: parts[order] ?? '',
				order,
				label: order === 0 ? summary(row) : '',
			})),
		);
}

function summary({ once, repeatedly, never, count: all }: Row): string {
	if (once === all) return `all ${count(all)} once`;
	const twice = repeatedly > 0 ? [`${count(repeatedly)} twice or more`] : [];
	const none = never > 0 ? [`${count(never)} none`] : [];
	return [...twice, ...none].join(', ');
}
