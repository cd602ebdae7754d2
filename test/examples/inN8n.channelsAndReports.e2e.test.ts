import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { defaults } from '../twilio-stand-in/server';
import { example } from '../n8n/example';
import { setUpN8n } from '../e2e/harness/setUpN8n';
import { waitUntil } from '../e2e/harness/waitUntil';
import { withNode } from '../e2e/harness/withNode';

/**
 * In the whole of n8n: whatsapp-appointments, chart-by-mms, cost-report and erase-old-messages.
 * Several share a file because each file starts an n8n, which takes a minute; `-t cost-report` runs one.
 */
const n8n = setUpN8n();
const manual = 'When clicking ‘Execute workflow’';
const loadExample = (file: string) => example(file, n8n.playground.choices);

test('whatsapp-appointments.json: each appointment fills in the template', async () => {
	const { api, standIn } = n8n.playground;
	const workflow = await api.createWorkflow(loadExample('whatsapp-appointments.json'));
	const run = await api.run(workflow, manual);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(run.items('Sent')).toHaveLength(2);
	const forms = standIn.requests
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => new URLSearchParams(body));
	expect(forms.map((form) => [form.get('To'), form.get('ContentVariables')])).toEqual([
		['whatsapp:+12025550111', '{"1":"Anna","2":"1 December, 10:30"}'],
		['whatsapp:+12025550112', '{"1":"Béla","2":"1 December, 14:00"}'],
	]);
});

test('chart-by-mms.json: a picture that the workflow makes goes out', async () => {
	const { api, standIn } = n8n.playground;
	const picture = randomBytes(20_000);
	const painter = createServer((_, answer) => {
		answer.setHeader('content-type', 'image/png').end(picture);
	});
	await new Promise<void>((resolve) => painter.listen(0, '127.0.0.1', resolve));
	try {
		const url = `http://127.0.0.1:${portOf(painter.address())}/chart.png`;
		const parameters = { url, options: chartOptions };
		const workflow = withNode(loadExample('chart-by-mms.json'), 'Draw Chart', { parameters });
		standIn.delivery.setOutcome('+12025550111', { status: 'undelivered', errorCode: 30003 });
		standIn.faults.latency = ({ method }) => {
			if (method === 'GET') standIn.clock.advance(60_000);
			return 0;
		};
		const run = await api.run(await api.createWorkflow(workflow), manual);
		expect([run.status, run.error]).toEqual(['success', undefined]);
		expect(run.items('Send MMS')).toMatchObject([{ delivery: 'undelivered', errorCode: 30003 }]);
		const [message] = standIn.messages();
		await standIn.fetchMedia();
		const [file] = standIn.mediaOf(message?.sid ?? '');
		expect(file?.bytes.equals(picture)).toBe(true);
		expect(file?.contentType).toBe('image/png');
	} finally {
		painter.close();
	}
});

const chartOptions = {
	response: { response: { responseFormat: 'file', outputPropertyName: 'chart' } },
};

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('There is no port');
	return address.port;
}

test('cost-report.json: what last month cost', async () => {
	const { api, standIn } = n8n.playground;
	const now = new Date();
	const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15));
	standIn.seedMessages(100, { createdAt: lastMonth });
	standIn.seedMessages(3);
	const workflow = await api.createWorkflow(loadExample('cost-report.json'));
	const run = await api.run(workflow, 'First of the Month');
	expect([run.status, run.error]).toEqual(['success', undefined]);
	const sent = standIn.messages().at(-1);
	expect(sent).toMatchObject({ to: '+12025550111', from: defaults.numberWithoutService });
	expect(sent?.body).toBe('Texts last month: 100 (100 segments), 0.75 USD. Not delivered: 0.');
});

test('erase-old-messages.json: texts and pictures older than 30 days', async () => {
	const { api, standIn } = n8n.playground;
	const daysAgo = (days: number) => ({
		createdAt: new Date(Date.now() - days * 24 * 60 * 60 * 1000),
		body: `${days} days ago`,
	});
	for (const days of [31, 29]) standIn.seedMessages(1, daysAgo(days));
	const workflow = await api.createWorkflow(loadExample('erase-old-messages.json'));
	await api.start(workflow, 'Every Day at 3');
	const bodies = () => standIn.messages().map(({ body }) => body);
	await waitUntil('the old one is erased', () => bodies().join() === ',29 days ago');
	expect(bodies()).toEqual(['', '29 days ago']);
});
