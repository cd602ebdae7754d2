import type { Row } from '../race';
import type { Check } from './check';
import { findRow, rateOf, shareOfLimit } from './figures';
import { count, kilobytes, percent, timesExactly, wholeMilliseconds } from './format';

/** What the measured figures are held against. */
const demanded = {
	longestBlock: 300,
	heldPerItem: 8000,
	timesSlowerSkipping: 1.25,
	shareOfLimitAtHundred: 0.8,
};

/** Many items must not keep all else that n8n does from running, or fill its memory. */
export function large(rows: readonly Row[]): Check[] {
	const ours = findRow(rows, 'large', 'ours');
	if (!ours) return [];
	const { count: people, longestBlock, heldPerItem, once, accepted, never } = ours;
	const checks: Check[] = [
		{
			holds: once === people && accepted === people,
			demand: `(e) all ${count(people)} accepted once, none lost`,
			measured: `${count(accepted)} accepted, ${count(never)} lost`,
		},
	];
	if (longestBlock !== undefined)
		checks.push({
			holds: longestBlock <= demanded.longestBlock,
			demand: `(e) n8n blocked for at most ${wholeMilliseconds(demanded.longestBlock)}`,
			measured: wholeMilliseconds(longestBlock),
		});
	if (heldPerItem !== undefined)
		checks.push({
			holds: heldPerItem <= demanded.heldPerItem,
			demand: `(e) at most ${kilobytes(demanded.heldPerItem)} of memory an item above a run of 1,000`,
			measured: kilobytes(heldPerItem),
		});
	return checks;
}

/** To look before sending must not cost much. */
export function skip(rows: readonly Row[]): Check[] {
	const plain = findRow(rows, 'skip', 'ours');
	const skipping = findRow(rows, 'skip', 'oursSkipping');
	if (!plain || !skipping) return [];
	const slower = rateOf(plain) / rateOf(skipping);
	return [
		{
			holds: slower <= demanded.timesSlowerSkipping,
			demand: `(f) Skip If Sent Within takes at most ${demanded.timesSlowerSkipping} times as long`,
			measured: timesExactly(slower),
		},
		{
			holds: skipping.once === skipping.count && skipping.accepted === skipping.count,
			demand: `(f) all ${count(skipping.count)} accepted once, none lost`,
			measured: `${count(skipping.accepted)} accepted, ${count(skipping.never)} lost`,
		},
	];
}

/** As many at once as the node allows. */
export function hundred(rows: readonly Row[]): Check[] {
	const ours = findRow(rows, 'hundred', 'ours');
	if (!ours) return [];
	const share = shareOfLimit(ours) ?? 0;
	return [
		{
			holds: share >= demanded.shareOfLimitAtHundred,
			demand: `(g) at least ${percent(demanded.shareOfLimitAtHundred)} of the limit`,
			measured: percent(share),
		},
	];
}
