import { inFlightIn, largeCount, latencyMilliseconds, type ScenarioId } from '../plan';
import type { Row } from '../race';
import { parts, peopleBars, speedBars, type Bar } from './chartRows';
import { count } from './format';

/** Colours for a light or a dark page. */
export interface Palette {
	readonly text: string;
	readonly faint: string;
	readonly ours: string;
	readonly others: string;
	readonly once: string;
	readonly repeatedly: string;
	readonly never: string;
}

export const light: Palette = {
	text: '#1f2328',
	faint: '#d1d9e0',
	ours: '#0969da',
	others: '#8c959f',
	once: '#0969da',
	repeatedly: '#cf222e',
	never: '#c2cad2',
};
export const dark: Palette = {
	text: '#f0f6fc',
	faint: '#3d444d',
	ours: '#4493f8',
	others: '#7d8590',
	once: '#4493f8',
	repeatedly: '#f85149',
	never: '#565d66',
};

const barsWidth = 340;
const rowHeight = 24;

const nameAxis = (bars: readonly Bar[]) => ({
	field: 'name',
	type: 'nominal',
	sort: [...new Set(bars.map(({ name }) => name))],
	title: null,
	axis: { labelLimit: 0, labelPadding: 8, ticks: false, domain: false, minExtent: 270 },
});

function panel(title: string, bars: readonly Bar[], bar: object, labelAt: object) {
	const shared = { title, width: barsWidth, height: { step: rowHeight }, data: { values: bars } };
	const y = nameAxis(bars);
	const label = {
		mark: { type: 'text', align: 'left', dx: 6, clip: false },
		transform: [{ filter: 'datum.label !== ""' }],
		encoding: { y, text: { field: 'label' }, ...labelAt },
	};
	return { ...shared, layer: [{ mark: 'bar', encoding: { y, ...bar } }, label] };
}

function speedPanel(
	title: string,
	rows: readonly Row[],
	scenario: ScenarioId,
	{ ours, others }: Palette,
) {
	const bars = speedBars(rows, scenario);
	const x = { field: 'value', type: 'quantitative', title: 'messages a second' };
	const color = {
		field: 'isOurs',
		legend: null,
		scale: { domain: [true, false], range: [ours, others] },
	};
	return panel(title, bars, { x, color }, { x });
}

function peoplePanel(title: string, bars: readonly Bar[], palette: Palette) {
	const x = {
		field: 'value',
		type: 'quantitative',
		title: '% of the people',
		scale: { domain: [0, 100], nice: false },
		stack: 'zero',
	};
	const color = {
		field: 'part',
		title: 'Each person got',
		scale: { domain: parts, range: [palette.once, palette.repeatedly, palette.never] },
		legend: { orient: 'top', direction: 'horizontal', titleOrient: 'left', offset: 4 },
	};
	return panel(
		title,
		bars,
		{ x, color, order: { field: 'order' } },
		{ x: { datum: 100, type: 'quantitative' } },
	);
}

const speedTitles: ReadonlyArray<readonly [ScenarioId, string]> = [
	['plain', `How fast: 1,000 messages, each answer takes ${latencyMilliseconds} ms`],
	['large', `How fast: ${count(largeCount)} messages, ${inFlightIn('large')} at once`],
	['skip', 'How fast: 1,000 messages, unless the same was sent in the last hour'],
];

/** The chart as a Vega-Lite specification. */
export function chart(rows: readonly Row[], palette: Palette): object {
	const { text, faint } = palette;
	return {
		$schema: 'https://vega.github.io/schema/vega-lite/v6.json',
		background: 'transparent',
		padding: 12,
		spacing: 28,
		vconcat: [
			...speedTitles
				.filter(([wanted]) => rows.some(({ scenario }) => scenario === wanted))
				.map(([wanted, title]) => speedPanel(title, rows, wanted, palette)),
			peoplePanel(
				'Who got a text when the account allows only 10 requests at once',
				peopleBars(rows, 'capped'),
				palette,
			),
			peoplePanel(
				'Who got a text when 2 % of connections break and the user retries',
				peopleBars(rows, 'cut'),
				palette,
			),
		],
		resolve: { scale: { color: 'independent' } },
		config: {
			font: 'system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif',
			view: { stroke: null },
			bar: { height: 16 },
			text: { color: text, fontSize: 12 },
			title: { color: text, fontSize: 15, anchor: 'start', frame: 'group', offset: 10 },
			axis: {
				labelColor: text,
				titleColor: text,
				labelFontSize: 12,
				titleFontSize: 12,
				titleFontWeight: 'normal',
				grid: false,
				domainColor: faint,
				tickColor: faint,
				tickCount: 5,
			},
			legend: {
				labelColor: text,
				titleColor: text,
				labelFontSize: 12,
				titleFontSize: 12,
				titleFontWeight: 'normal',
			},
		},
	};
}
