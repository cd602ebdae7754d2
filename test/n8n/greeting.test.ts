import { ControlClient } from '../twilio-stand-in/control/client';
import { startTwilioStandIn } from '../twilio-stand-in/server';
import { example, exampleFiles } from './example';
import { firstWorkflow, greeting } from './greeting';

const nameOf = (file: string) => example(file, { credential: '', files: '' }).name;

it('prints a command that texts a number of the local Twilio', async () => {
	const standIn = await startTwilioStandIn();
	try {
		const text = greeting('http://127.0.0.1:5678', standIn.url);
		expect(text).toContain('http://127.0.0.1:5678\n');
		const [, address = '', body = ''] = /^ {2}curl (\S+) -d '(.+)'$/m.exec(text) ?? [];
		expect((await fetch(address, { method: 'POST', body })).status).toBe(200);
		const [, list = ''] = /^ {2}curl (\S+)$/m.exec(text) ?? [];
		expect(await (await fetch(list)).json()).toEqual(
			await new ControlClient(standIn.url).messages({ direction: 'inbound' }),
		);
		expect(standIn.messages()).toMatchObject([{ to: '+12025550104', body: 'Hello' }]);
	} finally {
		await standIn.close();
	}
});

it('leads to the example to begin with', () => {
	expect(exampleFiles().map((file) => nameOf(file))).toContain(firstWorkflow);
	const text = greeting('http://127.0.0.1:5678', 'http://127.0.0.1:4010', 'a1');
	expect(text).toContain('  http://127.0.0.1:5678/workflow/a1\n');
	for (const [, name = ''] of text.matchAll(/the workflow "([^"]+)"/g)) {
		expect(exampleFiles().map((file) => nameOf(file))).toContain(name);
	}
	expect(text.match(/the workflow "/g)).toHaveLength(3);
	expect(text.trim().split('\n')[0]).toContain('http://127.0.0.1:4010/control/page');
});
