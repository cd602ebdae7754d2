import { emptyTwiml } from '../../nodes/twilio/webhook/twiml';
import { withoutNote } from '../engine/withoutNote';
import { freePort } from '../n8n/freePort';
import { Playground } from '../n8n/playground';
import { startReverseProxy, type ReverseProxy } from '../n8n/reverseProxy';
import { triggerNode } from './harness/receiving';
import { copyPrepared } from './harness/preparedFolder';
import { setUp } from './harness/setUp';
import { person, setUpTrigger, to } from './harness/setUpTrigger';

let port = 0;
const n8n = setUp(async (userFolder, say) => {
	port = await freePort();
	const environment = { WEBHOOK_URL: `https://LocalHost:${port}/N8N/`, N8N_PROXY_HOPS: '1' };
	return await Playground.start({ userFolder, environment, install: copyPrepared, say });
});
const { activate, fromNumber, ownNumber } = setUpTrigger(n8n);

let proxy: ReverseProxy | undefined;
afterEach(async () => {
	await proxy?.stop();
});

test('behind a proxy that takes a path off, under a host in capital letters, signatures hold', async () => {
	const { api, standIn, n8n: process } = n8n.playground;
	proxy = await startReverseProxy({
		port,
		target: process.url,
		forwardsHost: true,
		below: '/N8N/',
	});
	const workflow = await activate('below-path', { trigger: fromNumber() });
	const address = `https://LocalHost:${port}/N8N/webhook/below-path/webhook`;
	expect(withoutNote(ownNumber().sms_url)).toBe(address);

	standIn.webhookCertificateAuthority = proxy.certificate;
	const { webhook, attempts } = await standIn.receive({ from: person, to, body: 'Hello' });
	expect(attempts).toMatchObject([{ status: 200, text: emptyTwiml }]);
	expect(attempts.map(({ url }) => withoutNote(url))).toEqual([address]);
	expect((await api.latestExecution(workflow)).items(triggerNode)).toMatchObject([
		{ event: 'messageReceived', body: 'Hello' },
	]);
	if (!webhook) throw new Error('Nothing was posted');
	for (const forgery of [{ authToken: 'another-token' }, { tampered: { Body: 'Forged' } }]) {
		expect(await standIn.deliver(webhook, forgery)).toMatchObject({ status: 403, text: '' });
	}
	expect(await api.executionIds(workflow)).toHaveLength(1);
});
