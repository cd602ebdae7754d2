import type { INodeProperties } from 'n8n-workflow';
import { eventFields } from './events';
import { optionFields } from './options';
import { replyFields } from './reply';
import { sourceFields } from './source';

/** Everything that the trigger's form shows. */
export const properties: INodeProperties[] = [
	...sourceFields,
	...eventFields,
	...replyFields,
	...optionFields,
];
