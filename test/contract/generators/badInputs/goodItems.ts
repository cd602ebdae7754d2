import type { IDataObject } from 'n8n-workflow';
import { createSdkClient } from '../../../twilio-stand-in/sdkClient';
import type { TwilioStandIn } from '../../../twilio-stand-in/server';
import { schedule } from '../sdkCalls';
import type { FormName } from './badInput';
import { forms } from './forms';

async function messages(
	standIn: TwilioStandIn,
	form: FormName,
	count: number,
): Promise<ReadonlyArray<string | undefined>> {
	if (form === 'get' || form === 'redact' || form === 'delete') {
		return standIn.seedMessages(count, { createdAt: new Date(0) });
	}
	const nothing = Array.from({ length: count }, () => undefined);
	if (form !== 'cancel') return nothing;
	const client = createSdkClient(standIn);
	return await Promise.all(nothing.map(() => schedule(client)));
}

/** Items for which all goes well, each with a message of its own where it is about one. */
export async function goodItems(
	standIn: TwilioStandIn,
	form: FormName,
	count: number,
): Promise<IDataObject[]> {
	const sids = await messages(standIn, form, count);
	const { good } = forms[form];
	return sids.map((messageSid) => (messageSid === undefined ? good : { ...good, messageSid }));
}
