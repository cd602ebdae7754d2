import { execFileSync } from 'node:child_process';
import { repositoryRoot } from '../engine/packageNodes';

const runs = 15;

/** In one process, so that the disk and the machine's mood weigh on both alike. */
const script = `
	const { performance } = require('node:perf_hooks');
	const start = performance.now();
	require('n8n-workflow');
	const between = performance.now();
	require('./dist/nodes/twilio/values/numberingPlans.js');
	const phones = performance.now();
	const { TwilioMessaging } = require('./dist/nodes/TwilioMessaging/TwilioMessaging.node.js');
	const end = performance.now();
	if (typeof TwilioMessaging !== 'function') throw new Error('The node is not there');
	console.log([between - start, end - between, phones - between].join(' '));
`;

const median = (numbers: number[]) =>
	[...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? NaN;

it('says how long requiring the node takes', () => {
	const measured = Array.from({ length: runs }, () =>
		execFileSync(process.execPath, ['--eval', script], { cwd: repositoryRoot, encoding: 'utf8' })
			.trim()
			.split(' ')
			.map(Number),
	);
	const workflow = median(measured.map(([time = NaN]) => time));
	const node = median(measured.map(([, time = NaN]) => time));
	const phones = median(measured.map(([, , time = NaN]) => time));
	// Not asserted: how fast a machine is says nothing about the package.
	console.log(
		`Requiring the node: +${Math.round(node)} ms beyond n8n-workflow, of which the phone library ${phones.toFixed(1)} ms (median of ${runs}; n8n-workflow itself ${Math.round(workflow)} ms)`,
	);
	expect(node + phones).not.toBeNaN();
});
