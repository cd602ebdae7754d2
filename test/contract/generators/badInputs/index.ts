import { badRecipients, badSenders, unclearRecipients } from './addresses';
import type { BadInput } from './badInput';
import { badContents } from './contents';
import { badLists, badMessageSids } from './lists';
import { badSendOptions } from './sendOptions';

export type { BadInput, FormName } from './badInput';
export { forms } from './forms';

/** Everything that must be refused before a request leaves. */
export const badInputs: readonly BadInput[] = [
	...badRecipients,
	...unclearRecipients,
	...badSenders,
	...badContents,
	...badSendOptions,
	...badMessageSids,
	...badLists,
];
