import type { INodeProperties } from 'n8n-workflow';
import type { FieldKey, Form, FormKind } from '../../twilio/errors';
import { usualLabelOf } from '../../twilio/message/formLabels';
import { messageLabel } from '../fields/question/questionFields';
import type { Operation } from '../operations/operation';

/**
 * An operation's form, so that an advice names its fields as a person sees them: by the labels of the
 * very fields that the form is made of.
 */
export function formOf({ fields }: Pick<Operation, 'fields'>): Form {
	const labels = new Map<string, string>();
	for (const { name, displayName } of [...fields, ...fields.flatMap(optionsIn)])
		if (!labels.has(name)) labels.set(name, displayName);
	const kind = kindOf(fields);
	if (kind === 'question') labels.set('body', messageLabel);
	// The message was sent from another form.
	const tellsOfOthers = kind === 'message' || kind === 'other';
	return {
		kind,
		has: (field: FieldKey) => tellsOfOthers || labels.has(field),
		labelOf: (field: FieldKey) => labels.get(field) ?? usualLabelOf(field),
	};
}

/** The fields of a collection. */
function optionsIn({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'collection') return [];
	return options.filter(
		(option): option is INodeProperties => 'displayName' in option && 'type' in option,
	);
}

function kindOf(fields: readonly INodeProperties[]): FormKind {
	const has = (name: string) => fields.some((field) => field.name === name);
	if (has('responseType')) return 'question';
	if (has('to')) return has('messageType') && !has('channel') ? 'channelSend' : 'send';
	return has('messageSid') ? 'message' : 'other';
}
