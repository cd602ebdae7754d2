import { usualInFlight, type ContenderId, type Habit, type ScenarioId } from './plan';

export const scenarioTitles: Readonly<Record<ScenarioId, string>> = {
	plain: '(a) Sending, each answer takes 100 ms',
	capped: '(b) The same, the account allows 10 requests at once',
	cut: '(c) The same as (a), 2 % of connections are cut after the request was carried out, and the user retries',
	list: '(d) Listing 20,000 messages',
};

const contenderNames: Readonly<Record<ContenderId, string>> = {
	ours: 'This node',
	oursAllFields: 'This node, Simplify off',
	builtIn: 'n8n’s Twilio node',
	httpAtOnce: 'HTTP Request, all at once',
	httpBatched: `HTTP Request, batches of ${usualInFlight}`,
	sdkOneByOne: 'twilio SDK, one by one',
	sdkTwenty: `twilio SDK, ${usualInFlight} at once`,
	sdkTwentyRetrying: `twilio SDK, ${usualInFlight} at once, autoRetry`,
};

const listNames: Partial<Record<ContenderId, string>> = {
	httpAtOnce: 'HTTP Request, pagination',
	sdkOneByOne: 'twilio SDK, list()',
};

const habitNames: Readonly<Record<Habit, string>> = {
	once: '',
	n8nRetry: ' · n8n’s Retry',
	failedAgain: ' · failed ones again',
};

/** What a row of a table or chart is called. */
export function nameOf(scenario: ScenarioId, contender: ContenderId, habit: Habit): string {
	const name = scenario === 'list' ? listNames[contender] : undefined;
	return (name ?? contenderNames[contender]) + habitNames[habit];
}
