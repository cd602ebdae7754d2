/** What the fields of the credential are called on the screen, by the names under which it stores them. */
export const credentialLabels = {
	accountSid: 'Account SID',
	apiKeySecret: 'API Key Secret',
	apiKeySid: 'API Key SID',
	authToken: 'Auth Token',
	baseUrl: 'Base URL',
	edge: 'Edge',
	region: 'Region',
} as const;
