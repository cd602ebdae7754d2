import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { jsonParse, type IDataObject, type INodeParameters } from 'n8n-workflow';
import type { WebhookSettings } from './webhookSettings';

/** A trigger as a workflow of 0.1.0 has saved it; n8n leaves out what is at its default. */
export interface SavedTrigger {
	readonly name: string;
	/** `{number}` stands for the SID of the number that is in no service, `{numberOfService}` for another's. */
	readonly parameters: INodeParameters;
	/** What stands at the number and at the service before, such as `number.sms_url`. */
	readonly before?: WebhookSettings;
	/** The item that the workflow's last node gives. */
	readonly returns?: IDataObject;
}

/** One trigger for each source with each choice of events, each option, each reply. */
export const savedTriggers = jsonParse<readonly SavedTrigger[]>(
	readFileSync(resolve(__dirname, 'triggerNodesOf010.json'), 'utf8'),
);
