import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { defaults } from '../../../twilio-stand-in/defaultAccount';
import { byExpression, listFields, located, optionNames, sendFields } from '../nodeFields';
import type { FormName } from './badInput';

/** The node as a person has set it up: every field an expression, so that bad values come with the items. */
export interface Form {
	readonly parameters: INodeParameters;
	/** An item with which all is well. */
	readonly good: IDataObject;
	/** 1 unless said. */
	readonly typeVersion?: number;
}

const simplify = byExpression('simplify');
const good = { to: '+14155550123', from: defaults.number, body: 'Hello', simplify: true };
const service = { ...good, messagingServiceSid: defaults.messagingServiceSid };

const bySid = (operation: string): Form => ({
	parameters: {
		operation,
		messageSid: located('id', byExpression('messageSid')),
		...(operation !== 'delete' && { simplify }),
	},
	good: { messageSid: `SM${'0'.repeat(31)}1`, simplify: true },
});

/** The forms by name. */
export const forms: Readonly<Record<FormName, Form>> = {
	sendSms: {
		parameters: {
			...sendFields('sendSms', 'from', byExpression, [...optionNames, 'defaultCountry']),
			simplify,
		},
		good,
	},
	sendSmsByService: {
		parameters: { ...sendFields('sendSms', 'messagingService', byExpression), simplify },
		good: service,
	},
	sendSmsByBoth: {
		parameters: { ...sendFields('sendSms', 'both', byExpression), simplify },
		good: service,
	},
	newSendSms: {
		parameters: { ...sendFields('sendSms', 'from', byExpression, []), simplify },
		good,
		typeVersion: 1.1,
	},
	newSendSmsByService: {
		parameters: {
			...sendFields('sendSms', 'messagingService', byExpression, ['sendAt'], 1.1),
			simplify,
		},
		good: service,
		typeVersion: 1.1,
	},
	sendMms: {
		parameters: { ...sendFields('sendMms', 'from', byExpression), simplify },
		good: { ...good, mediaUrl: ['https://example.com/picture.jpg'] },
	},
	get: bySid('get'),
	redact: bySid('redact'),
	delete: bySid('delete'),
	cancel: bySid('cancel'),
	list: {
		parameters: {
			...listFields(byExpression, 1, ['to', 'from', 'dateSent', 'dateSentBefore', 'dateSentAfter']),
			limit: byExpression('limit'),
			simplify,
		},
		good: { limit: 1, simplify: true },
	},
};
