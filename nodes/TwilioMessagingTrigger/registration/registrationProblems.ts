import type { Problem } from '../../twilio/values/problem';

/** Everything that this trigger itself refuses before it changes anything at Twilio. */
export const registrationProblems = {
	noAuthToken: {
		what: 'The signature of requests cannot be checked: the credential has no Auth Token',
		advice:
			'Twilio signs with the Auth Token, never with an API key. Open the credential and fill in "Auth Token (for Webhook Signatures)".',
	},
	sourceGone: (sid: string) => ({
		what: `Twilio does not have ${sid} (any more)`,
		advice:
			'Choose another one, and check that the credential is for the account that it belongs to.',
	}),
	sourceInUse: (sid: string, otherUser: string) => ({
		what: `${sid} is in use: its messages go to ${otherUser}`,
		advice:
			'Choose another one, or add the option Replace Existing Webhook: what stands there now is put back when the workflow is deactivated.',
	}),
} satisfies Readonly<Record<string, Problem | ((...words: string[]) => Problem)>>;
