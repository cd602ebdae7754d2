import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { TwilioMessaging } from '../../../nodes/TwilioMessaging/TwilioMessaging.node';
import { TwilioMessagingTrigger } from '../../../nodes/TwilioMessagingTrigger/TwilioMessagingTrigger.node';
import { fieldsOf, formInVersion, optionsIn } from '../../engine/formInVersion';
import { defaults } from '../../twilio-stand-in/defaultAccount';

/** A form: a node that is set so that it is shown. */
export interface NodeForm {
	/** What the node is called on the canvas, and below its picture. */
	readonly name: string;
	readonly parameters: INodeParameters;
}

/** The forms of a node. */
export interface NodeForms {
	/** The end of its type. */
	readonly node: 'twilioMessaging' | 'twilioMessagingTrigger';
	readonly version: number;
	readonly forms: readonly NodeForm[];
	/** The same with each option added that they have. */
	readonly withOptions: readonly NodeForm[];
}

/** What a message of a channel carries beside text. */
const rich = ['media', 'location', 'template'];

/** A form shows other fields when these are chosen. */
const kinds: Readonly<Record<string, readonly INodeParameters[]>> = {
	list: [{ returnAll: true }],
	preview: ['whatsapp', 'rcs'].flatMap((channel) => [
		{ channel },
		...rich.map((messageType) => ({ channel, messageType })),
	]),
	sendSms: [{ senderType: 'messagingService' }, { senderType: 'both' }],
	sendWhatsApp: rich.map((messageType) => ({ messageType })),
	sendRcs: [...rich.map((messageType) => ({ messageType })), { senderType: 'messagingService' }],
	sendAndWait: [
		...['freeText', 'customForm'].map((responseType) => ({ responseType })),
		{ channel: 'whatsapp' },
		{ channel: 'rcs', senderType: 'messagingService' },
	],
};

/** With its placeholders, which n8n asks for. */
const template: INodeParameters = {
	contentSid: { __rl: true, mode: 'id', value: defaults.contentSid },
};

/** Every form of the action node, operation by operation, as a newly added node has it. */
export function actionForms(): NodeForms {
	const { description } = new TwilioMessaging();
	const version = latestOf(description);
	const form = formInVersion(description, version);
	const operations = form.filter(({ name }) => name === 'operation');
	const forms = operations.flatMap((field) => {
		const [resource = ''] = (field.displayOptions?.show?.['resource'] ?? []).map(String);
		return choicesOf(field).flatMap(({ name, value }) => {
			const own = [{}, ...(resource === 'message' ? (kinds[value] ?? []) : [])];
			return own.map((kind) => ({
				name: nameOf(`${resource === 'media' ? 'Media: ' : ''}${name}`, kind),
				operation: { resource, operation: value },
				parameters: { resource, operation: value, ...kind, ...('messageType' in kind && template) },
			}));
		});
	});
	return {
		node: 'twilioMessaging',
		version,
		forms,
		withOptions: forms
			.filter(({ parameters }) => !('messageType' in parameters))
			.map(({ name, operation, parameters }) => {
				const fields = fieldsOf(form, operation.resource, operation.operation);
				return { name, parameters: { ...parameters, ...allOptions(fields) } };
			}),
	};
}

/** Every form of the trigger. */
export function triggerForms(): NodeForms {
	const { description } = new TwilioMessagingTrigger();
	const both = { events: ['messageReceived', 'messageStatusUpdated'] };
	const forms = [
		{ name: 'New', parameters: {} },
		...choicesOf(fieldOf(description, 'source')).map(({ name, value }) => ({
			name: `Receive From: ${name}`,
			parameters: { ...both, source: value },
		})),
		...choicesOf(fieldOf(description, 'reply')).map(({ name, value }) => ({
			name: `Reply: ${name}`,
			parameters: { reply: value },
		})),
		{ name: 'Status Updates', parameters: { events: ['messageStatusUpdated'] } },
	];
	return {
		node: 'twilioMessagingTrigger',
		version: latestOf(description),
		forms,
		withOptions: forms
			.filter(({ name }) => name.startsWith('Rece') || name.startsWith('Reply'))
			.map(({ name, parameters }) => ({
				name,
				parameters: { ...both, ...parameters, ...allOptions(description.properties) },
			})),
	};
}

/** Others are shown when these are switched on. */
const decisive = ['downloadMedia', 'answerWaitingQuestions'];

/** A collection's options as they are when a person has added each of them. */
function allOptions(fields: readonly INodeProperties[]): INodeParameters {
	const collections = fields.filter(({ type }) => type === 'collection');
	return Object.fromEntries(
		collections.map((collection) => [
			collection.name,
			Object.fromEntries(
				optionsIn(collection).map(({ name, default: usual }) => [
					name,
					decisive.includes(name) || usual,
				]),
			),
		]),
	);
}

function choicesOf({ options = [] }: INodeProperties): Array<{ name: string; value: string }> {
	return options.flatMap((option) =>
		'value' in option ? [{ name: option.name, value: String(option.value) }] : [],
	);
}

function fieldOf({ properties }: INodeTypeDescription, name: string): INodeProperties {
	const field = properties.find((each) => each.name === name);
	if (!field) throw new Error(`There is no field ${name}`);
	return field;
}

function latestOf({ version }: INodeTypeDescription): number {
	return Math.max(...[version].flat());
}

function nameOf(operation: string, kind: INodeParameters): string {
	const values = Object.entries(kind).map(([name, value]) =>
		typeof value === 'string' ? value : name,
	);
	return values.length > 0 ? `${operation} (${values.join(', ')})` : operation;
}
