import { createHash } from 'node:crypto';
import {
	jsonParse,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import {
	activate,
	deactivate,
	newTrigger,
	urlOf,
	type HookSettings,
	type KeptTrigger,
} from '../../engine/trigger';
import type { TwilioSetUp } from '../../engine/setUpTwilio';
import type { Receiver } from '../../nodes/TwilioMessagingTrigger/receive/receivingTrigger';
import { defaults, type TwilioStandIn } from '../../twilio-stand-in/server';
import { peopleWrite, statusesArrive } from './happenings';
import { Placeholders } from './placeholders';
import type { SavedTrigger } from './savedTriggers';
import { refused, type TriggerRecord } from './triggerRecords';
import { setWebhooks, webhooksAt, withoutOurNote, type WebhookSettings } from './webhookSettings';

/** A package's triggers in n8n, and the local Twilio. */
export class Stage {
	readonly #settings: HookSettings;

	constructor(
		private readonly twilio: TwilioSetUp,
		private readonly receiver: Receiver,
	) {
		this.#settings = { address: receiver.url };
	}

	/** Has a saved trigger switched on and off, and everything happen in between. */
	async play(saved: SavedTrigger): Promise<TriggerRecord> {
		const placeholders = await this.#prepare();
		await setWebhooks(this.twilio.standIn, saved.before ?? {});
		const trigger = newTrigger(placeholders.fill(saved.parameters));
		const switchedOn = await this.#changesOf(() => activate(this.twilio, trigger, this.#settings));
		const stored = structuredClone(trigger.staticData);
		const standing = webhooksAt(this.twilio.standIn);
		const isOn = !switchedOn.includes(refused);
		const happened = isOn ? await this.#happened(saved, trigger, placeholders) : [];
		const switchedOff = isOn
			? await this.#changesOf(() => deactivate(this.twilio, trigger, this.#settings))
			: [];
		const standingAtTheEnd = webhooksAt(this.twilio.standIn);
		const record = { switchedOn, stored, standing, happened, switchedOff, standingAtTheEnd };
		return placeholders.hide(record);
	}

	/**
	 * Has a trigger that 0.1.0 switched on switched off; gives what is set at Twilio then.
	 *
	 * @param isStartedAgain whether n8n starts in between, and switches it on once more
	 */
	async takeOver(
		saved: SavedTrigger,
		{ stored, standing }: TriggerRecord,
		isStartedAgain: boolean,
	): Promise<WebhookSettings> {
		const placeholders = await this.#prepare();
		await setWebhooks(this.twilio.standIn, placeholders.fill(standing));
		const parameters = placeholders.fill(saved.parameters);
		const staticData = jsonParse<IDataObject>(JSON.stringify(placeholders.fill(stored)));
		const trigger = { ...newTrigger(parameters), staticData };
		if (isStartedAgain) await this.#changesOf(() => activate(this.twilio, trigger, this.#settings));
		await deactivate(this.twilio, trigger, this.#settings);
		return placeholders.hide(webhooksAt(this.twilio.standIn));
	}

	async #prepare(): Promise<Placeholders> {
		const { standIn } = this.twilio;
		await standIn.control.reset();
		return new Placeholders(standIn, this.receiver.url);
	}

	/** What that changes at Twilio, and whether it is refused; in which words, is no part of it. */
	async #changesOf(act: () => Promise<void>): Promise<string[]> {
		const { requests } = this.twilio.standIn;
		const before = requests.length;
		const refusal = await act().then(
			() => [],
			() => [refused],
		);
		const changes = requests
			.slice(before)
			// One without a form changes nothing: 0.1.0 made it where there was nothing to set.
			.filter(({ method, form }) => method === 'DELETE' || form.length > 0)
			.map(({ method, path, form }) => {
				const pairs = form.map(([name, value]) => `${name}=${withoutOurNote(value)}`);
				return `${method} ${path} ${pairs.join('&')}`;
			});
		return [...changes, ...refusal];
	}

	async #happened(
		saved: SavedTrigger,
		{ parameters }: KeptTrigger,
		placeholders: Placeholders,
	): Promise<TriggerRecord['happened']> {
		const { standIn } = this.twilio;
		const { source = 'phoneNumber' } = saved.parameters;
		const url = urlOf(false, undefined, this.receiver.url);
		if (source === 'manual')
			await setWebhooks(standIn, { 'number.sms_url': url, 'service.inbound_request_url': url });
		const starts = this.receiver.takeFromOthers({
			parameters,
			n8nAnswers: (response) =>
				response.json(
					this.#waitsForEnd(parameters) ? saved.returns : { message: 'Workflow was started' },
				),
		});
		const isNumber = source === 'phoneNumber';
		const { events = ['messageReceived'], reply } = saved.parameters;
		const takes = (kind: string) => Array.isArray(events) && events.some((each) => each === kind);
		const messages = peopleWrite(
			standIn,
			isNumber && !isOfService(saved) ? defaults.numberWithoutService : defaults.number,
			isNumber ? undefined : defaults.whatsAppSender,
		);
		const statuses = await statusesArrive(
			standIn,
			source === 'messagingService'
				? { messagingServiceSid: defaults.messagingServiceSid }
				: { statusCallback: url },
		);
		// Where all the same happens each time, a few are enough.
		const happenings = [
			...(takes('messageReceived') && reply === undefined
				? messages
				: [...messages.slice(0, 2), ...messages.slice(-2)]),
			...(takes('messageStatusUpdated') && reply === undefined ? statuses : statuses.slice(-2)),
		];
		const happened: TriggerRecord['happened'] = [];
		for (const { what, happen } of happenings) {
			const [startsBefore, repliesBefore] = [starts.length, repliesAt(standIn).length];
			const attempts = await happen();
			placeholders.noteMessages();
			happened.push({
				what,
				answers: attempts.map(({ status, contentType, text }) =>
					[status, contentType, text].join(' '),
				),
				replies: repliesAt(standIn).slice(repliesBefore),
				items: starts.slice(startsBefore).flat().map(shown),
			});
		}
		return happened;
	}

	/** Whether n8n answers what the workflow returned. */
	#waitsForEnd(parameters: INodeParameters): boolean {
		const { nodeTypes } = this.twilio.engine;
		const type = 'n8n-nodes-twilio-messaging.twilioMessagingTrigger';
		const node: INode = {
			...{ id: 'trigger', name: 'Trigger', type, typeVersion: 1, position: [0, 0] },
			parameters,
		};
		const { expression, nodes } = this.twilio.engine.workflowOf({ nodes: [node], connections: {} });
		const { responseMode } = nodeTypes.getByNameAndVersion(type, 1).description.webhooks?.[0] ?? {};
		const [filled = node] = Object.values(nodes);
		const mode = expression.getSimpleParameterValue(filled, responseMode, 'trigger', {});
		return mode === 'lastNode';
	}
}

const isOfService = ({ parameters }: SavedTrigger) =>
	JSON.stringify(parameters).includes('{numberOfService}');

function repliesAt(standIn: TwilioStandIn): string[] {
	return standIn
		.messages({ direction: 'outbound-reply' })
		.map(({ from, to, body, num_media }) => `${from ?? ''} to ${to}: ${body} (${num_media} files)`);
}

/** An item without the bytes of its files. How many there are, n8n 1.123 says in `fileSize` alone. */
function shown({ json, binary = {} }: INodeExecutionData): Record<string, unknown> {
	const files = Object.entries(binary).map(([name, { data, ...file }]) => [
		name,
		{
			...file,
			bytes: undefined,
			data: createHash('sha256').update(data).digest('hex').slice(0, 16),
		},
	]);
	return { json, ...(files.length > 0 && { binary: Object.fromEntries(files) }) };
}
