import {
	getExpectedTwilioSignature,
	validateRequest,
	validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks';
import { setUpTwilio } from '../engine/setUpTwilio';
import {
	setUpReceiver,
	webhookPath,
} from '../nodes/TwilioMessagingTrigger/receive/receivingTrigger';
import { defaults } from '../twilio-stand-in/server';
import { signatureVectors, testsOf, type SignatureVector } from './generators/signatureVectors';

/** Covers addressWritings. */

const twilio = setUpTwilio();
const receiver = setUpReceiver(twilio);

/** An address with the webhook's own path in it. */
const real = (url: string) => url.replace('/hook', `/webhook${webhookPath}`);

/** The base of n8n's webhooks, and the path that is called, as HTTP can carry it. */
function asN8nHasIt(url: string) {
	const [base = ''] = url.split('/hook');
	const [, path = ''] = /^\w+:\/\/[^/]*(.*)$/.exec(real(url)) ?? [];
	return {
		webhookBaseUrl: `${base}/webhook`,
		called: path.replace(/[^!-~]+/g, encodeURIComponent),
	};
}

/** The request, and what Twilio's SDK for Node thinks of it. */
function requestOf(vector: SignatureVector) {
	const { fields = {}, json, token = defaults.authToken } = vector;
	const url = real(vector.url);
	const signed = real(vector.signed ?? vector.url);
	const signedFields = vector.signedFields ?? (json === undefined ? fields : {});
	const { signature = getExpectedTwilioSignature(token, signed, signedFields) } = vector;
	const pairs = Object.entries(fields).flatMap(([name, values]) =>
		[values].flat().map((value): [string, string] => [name, value]),
	);
	return {
		headers: {
			'Content-Type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json',
			...(signature !== '' && { 'X-Twilio-Signature': signature }),
		},
		body: json ?? new URLSearchParams(pairs).toString(),
		sdkSays:
			json === undefined
				? validateRequest(defaults.authToken, signature, url, fields)
				: validateRequestWithBody(defaults.authToken, signature, url, json),
	};
}

const agreeing: SignatureVector[] = [];
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
afterAll(() => {
	const counts = Object.entries(testsOf).map(([suite, count]) => {
		const standsFor = (vectors: readonly SignatureVector[]) =>
			sum(vectors.map(({ tests = {} }) => new Map(Object.entries(tests)).get(suite) ?? 0));
		const differing = agreeing.filter(({ differs }) => differs?.from === suite);
		return { suite, count, agreeing: standsFor(agreeing) - standsFor(differing) };
	});
	const differing = agreeing.flatMap(({ what, differs }) =>
		differs ? [`not as ${differs.from} says: ${what}; ${differs.because}\n`] : [],
	);
	process.stdout.write(
		`Vectors: ${agreeing.length} of ${signatureVectors.length} end in the trigger as they should; they stand for ${sum(counts.map((each) => each.count))} tests of the SDKs, of which ${sum(counts.map((each) => each.agreeing))} agree (${counts.map((each) => `${each.suite} ${each.agreeing} of ${each.count}`).join(', ')})\n${differing.join('')}`,
	);
});

test('all tests of the suites are there', () => {
	const counted = new Map(Object.keys(testsOf).map((suite) => [suite, 0]));
	for (const { tests = {} } of signatureVectors) {
		for (const [suite, count] of Object.entries(tests)) {
			counted.set(suite, (counted.get(suite) ?? 0) + count);
		}
	}
	expect(Object.fromEntries(counted)).toEqual(testsOf);
	const names = signatureVectors.map(({ what }) => what);
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(signatureVectors)('$what: genuine: $isGenuine', async (vector) => {
	const { isGenuine, differs } = vector;
	const { headers, body, sdkSays } = requestOf(vector);
	const { webhookBaseUrl, called } = asN8nHasIt(vector.url);
	const { status, log } = await receiver.send({ headers, body, called }, { webhookBaseUrl });
	expect([status, log.length]).toEqual(isGenuine ? [200, 0] : [403, 1]);
	expect(sdkSays).toBe(differs?.from === 'node' ? !isGenuine : isGenuine);
	agreeing.push(vector);
	if (!isGenuine) return;
	const credential = { authToken: 'another-token' };
	const forged = await receiver.send({ headers, body, called }, { webhookBaseUrl, credential });
	expect(forged.status).toBe(403);
});
