import { falseSid } from '../sids';
import { ask } from '../rawClient';
import { defaults, startTwilioStandIn, type TwilioStandIn } from '../server';

const recipient = '+14155552671';

let standIn: TwilioStandIn;
beforeAll(async () => {
	standIn = await startTwilioStandIn();
});
afterAll(() => standIn.close());

function refusal(code: number, status = 400) {
	const message: unknown = expect.any(String);
	return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

describe('a trial account', () => {
	it('texts verified numbers only, and says that it is one', async () => {
		const trial = standIn.addAccount({ trial: true, verifiedNumbers: [recipient] });
		const fields = { From: trial.numbers[0]?.phoneNumber ?? '', Body: 'Hello' };
		const send = async (to: string): Promise<unknown> => {
			const { text } = await ask(standIn, {
				path: '/Messages.json',
				fields: { ...fields, To: to },
				accountSid: trial.sid,
				password: trial.authToken,
			});
			return JSON.parse(text);
		};
		expect(await send('+14155552672')).toMatchObject({
			code: 21608,
			message:
				'The number +14155552672 is unverified. Trial accounts cannot send messages to unverified numbers; verify +14155552672 at twilio.com/user/account/phone-numbers/verified, or purchase a Twilio number to send messages to unverified numbers',
		});
		expect(await send(recipient)).toMatchObject({
			body: 'Sent from your Twilio trial account - Hello',
		});
	});
});

describe('credentials', () => {
	const list = (username: string, password: string, accountSid?: string, path = '/Messages.json') =>
		ask(standIn, { path, username, password, ...(accountSid === undefined ? {} : { accountSid }) });

	it.each([
		['a wrong token', defaults.accountSid, 'wrong'],
		['an unknown user', falseSid('AC', 77), defaults.authToken],
		['a wrong secret', defaults.standardKeySid, 'wrong'],
	])('refuses %s', async (_what, username, password) => {
		const { status, text, headers } = await list(username, password);
		const body: unknown = JSON.parse(text);
		expect({ status, body }).toEqual({ status: 401, body: refusal(20003, 401) });
		expect(headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
	});

	it('keeps accounts from a Standard key, and from nobody else', async () => {
		const read = async (username: string, password: string) =>
			(await list(username, password, undefined, '.json')).status;
		expect(await read(defaults.standardKeySid, defaults.standardKeySecret)).toBe(401);
		expect(await read(defaults.mainKeySid, defaults.mainKeySecret)).toBe(200);
		expect(await read(defaults.accountSid, defaults.authToken)).toBe(200);
		expect((await list(defaults.standardKeySid, defaults.standardKeySecret)).status).toBe(200);
	});

	it('lets a restricted key do what it may', async () => {
		const key = { sid: falseSid('SK', 9), secret: 'false-secret', kind: 'restricted' } as const;
		const account = standIn.addAccount({ apiKeys: [{ ...key, permissions: ['messages:read'] }] });
		expect((await list(key.sid, key.secret, account.sid)).status).toBe(200);
		const fields = { To: recipient, From: '1', Body: 'x' };
		const { status, text } = await ask(standIn, {
			path: '/Messages.json',
			fields,
			accountSid: account.sid,
			username: key.sid,
			password: key.secret,
		});
		expect({ status, text }).toEqual({
			status: 403,
			text: expect.stringContaining('20003') as unknown,
		});
	});

	it('opens a subaccount to its parent, and not the other way round', async () => {
		const child = standIn.addAccount({ ownerSid: defaults.accountSid });
		expect((await list(defaults.accountSid, defaults.authToken, child.sid)).status).toBe(200);
		expect((await list(child.sid, child.authToken, defaults.accountSid)).status).toBe(401);
	});

	it('refuses an account that is suspended', async () => {
		const account = standIn.addAccount({ status: 'suspended' });
		const { text } = await list(account.sid, account.authToken, account.sid);
		expect(JSON.parse(text)).toEqual(refusal(20005));
	});
});
