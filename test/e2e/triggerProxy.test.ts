import { withoutNote } from '../engine/withoutNote';
import { emptyTwiml } from '../../nodes/twilio/webhook/twiml';
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
	const environment = { WEBHOOK_URL: `https://localhost:${port}/`, N8N_PROXY_HOPS: '1' };
	return await Playground.start({ userFolder, environment, install: copyPrepared, say });
});
const { activate, fromNumber, ownNumber } = setUpTrigger(n8n);

let proxy: ReverseProxy | undefined;
afterEach(async () => {
	await proxy?.stop();
});

test.each([
	['that says which host was called', 'host-forwarded', true],
	['that does not say which host was called', 'host-not-forwarded', false],
])('behind a proxy in which TLS ends, %s, signatures hold', async (_, name, forwardsHost) => {
	const { api, standIn, n8n: process } = n8n.playground;
	proxy = await startReverseProxy({ port, target: process.url, forwardsHost });
	const workflow = await activate(name, { trigger: fromNumber() });
	const address = `https://localhost:${port}/webhook/${name}/webhook`;
	expect(withoutNote(ownNumber().sms_url)).toBe(address);

	standIn.webhookCertificateAuthority = proxy.certificate;
	const { webhook, attempts } = await standIn.receive({ from: person, to, body: 'Hello' });
	expect(attempts).toMatchObject([{ url: address, status: 200, text: emptyTwiml }]);
	expect((await api.latestExecution(workflow)).items(triggerNode)).toMatchObject([
		{ event: 'messageReceived', from: person, to, body: 'Hello' },
	]);

	if (!webhook) throw new Error('Nothing was posted');
	for (const forgery of [{ authToken: 'another-token' }, { tampered: { Body: 'Forged' } }]) {
		expect(await standIn.deliver(webhook, forgery)).toMatchObject({ status: 403, text: '' });
	}
	expect(await api.executionIds(workflow)).toHaveLength(1);

	// It is the certificate alone that makes the local Twilio trust the proxy.
	standIn.webhookCertificateAuthority = undefined;
	expect(await standIn.deliver(webhook)).toMatchObject({ failure: 'connect' });
});
