// Turns a Vega-Lite specification (standard input) into SVG (standard output).
// It is copied beside the packages that it needs, which are installed for the benchmark alone.
import { text } from 'node:stream/consumers';
import { parse, View } from 'vega';
import { textMetrics } from 'vega-scenegraph';
import { compile } from 'vega-lite';

// Without a browser nobody can measure text, and Vega's own guess is far too wide.
const narrow = new Set(" .,·:;|!'’ijlt1()");
textMetrics.width = (item, words) => {
	const letters = [...String(words ?? item.text ?? '')];
	const inEms = letters.reduce((sum, letter) => sum + (narrow.has(letter) ? 0.33 : 0.58), 0);
	const isBold = item.fontWeight === 'bold';
	return inEms * (item.fontSize ?? 11) * (isBold ? 1.08 : 1);
};

const { spec } = compile(JSON.parse(await text(process.stdin)));
process.stdout.write(await new View(parse(spec), { renderer: 'none' }).toSVG());
