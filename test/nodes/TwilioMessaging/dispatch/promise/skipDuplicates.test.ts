import { jsonOf } from '../../../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { messagesByPerson, retry, somebody } from './retrying';

const twilio = setUpTwilio();

test('Skip Duplicate Recipients: an item that is made equal to one that was sent is not sent', async () => {
	const to = somebody();
	const items = [
		{ to, body: 'Hello' },
		{ to, body: 'Hello' },
	];
	const credential = standInCredential(twilio.standIn);
	const saved = (body: string) => ({
		workflow: twilioWorkflow(items, {
			...sendEachItem,
			body,
			options: { skipDuplicateRecipients: true, maxConcurrentRequests: 1 },
		}),
		credential,
	});
	const asItWas = saved('={{ $json.body }}');
	const firstChanged = saved('={{ $itemIndex === 0 ? "Changed" : $json.body }}');
	const { faults } = twilio.standIn;
	faults.once(creating(to), { kind: 'refusal', code: 21611 });
	const first = await twilio.engine.run(asItWas.workflow, credential);
	expect(first.status).toBe('error');
	expect(messagesByPerson(twilio.standIn)).toEqual({});

	// While the changed item waits for its turn, the other one goes out; then the changed one is refused.
	faults.once(creating(to), { kind: 'error', status: 429, moment: 'before' });
	faults.once(
		(request) =>
			creating(to)(request) &&
			request.form.some(([name, value]) => name === 'Body' && value === 'Changed') &&
			twilio.standIn.messages().length > 0,
		{ kind: 'refusal', code: 21611 },
	);
	const second = await retry(twilio.engine, firstChanged, first);
	expect(second.status).toBe('error');
	expect(messagesByPerson(twilio.standIn)).toEqual({ [to]: 1 });

	const third = await retry(twilio.engine, asItWas, second);
	expect(third.status).toBe('success');
	expect(messagesByPerson(twilio.standIn)).toEqual({ [to]: 1 });
	const [made, sent] = jsonOf(third, twilioNodeName);
	expect(sent).not.toHaveProperty('skipped');
	expect(made).toMatchObject({ sid: sent?.sid, skipped: true, duplicateOfItem: 1 });
});
