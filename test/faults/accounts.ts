import { ownNumber, type Account } from '../twilio-stand-in/accounts';
import { defaultAccount } from '../twilio-stand-in/defaultAccount';
import type { TwilioStandIn } from '../twilio-stand-in/server';
import { recipients, trialNumber } from './letters';

/** Whose credentials a schedule uses. */
export interface Accounts {
	readonly usual: Account;
	/** Owns the same numbers as the usual one. */
	readonly other: Account;
	readonly trial: Account;
}

/** Accounts of a schedule's own. */
export function addAccounts(standIn: TwilioStandIn): Accounts {
	const { numbers, channelSenders, messagingServices, contentTemplates } = defaultAccount;
	const owned = {
		...(numbers && { numbers }),
		...(channelSenders && { channelSenders }),
		...(messagingServices && { messagingServices }),
		...(contentTemplates && { contentTemplates }),
	};
	return {
		usual: standIn.addAccount(owned),
		other: standIn.addAccount(owned),
		trial: standIn.addAccount({
			trial: true,
			numbers: [ownNumber(trialNumber, 'sms', 'mms')],
			verifiedNumbers: recipients,
		}),
	};
}
