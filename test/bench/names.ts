import { inFlightIn, largeCount, type ContenderId, type Habit, type ScenarioId } from './plan';
import { count } from './report/format';

export const scenarioTitles: Readonly<Record<ScenarioId, string>> = {
	plain: '(a) Sending, each answer takes 100 ms',
	capped: '(b) The same, the account allows 10 requests at once',
	cut: '(c) The same as (a), 2 % of connections are cut after the request was carried out, and the user retries',
	list: '(d) Listing 20,000 messages',
	large: `(e) Sending ${count(largeCount)}, each answer takes 100 ms, ${inFlightIn('large')} at once`,
	skip: '(f) The same as (a), to those who did not get the same in the last hour',
	hundred: `(g) Sending 4,000, each answer takes 100 ms, ${inFlightIn('hundred')} at once`,
	retry: 'The last of many messages is refused, then Retry of the execution',
};

const contenderNames = (inFlight: number): Readonly<Record<ContenderId, string>> => ({
	ours: 'This node',
	oursAllFields: 'This node, Simplify off',
	oursSkipping: 'This node, Skip If Sent Within',
	builtIn: 'n8n’s Twilio node',
	httpAtOnce: 'HTTP Request, all at once',
	httpBatched: `HTTP Request, batches of ${inFlight}`,
	httpLooking: `HTTP Request twice, batches of ${inFlight}: list, then send`,
	passing: 'A node that asks nobody',
	sdkOneByOne: 'twilio SDK, one by one',
	sdkTwenty: `twilio SDK, ${inFlight} at once`,
	sdkTwentyRetrying: `twilio SDK, ${inFlight} at once, autoRetry`,
});

const listNames: Partial<Record<ContenderId, string>> = {
	httpAtOnce: 'HTTP Request, pagination',
	sdkOneByOne: 'twilio SDK, list()',
};

const habitNames: Readonly<Record<Habit, string>> = {
	once: '',
	n8nRetry: ' · n8n’s Retry',
	executionRetry: ' · Retry of the execution',
	failedAgain: ' · failed ones again',
};

/** What a row of a table or chart is called. */
export function nameOf(scenario: ScenarioId, contender: ContenderId, habit: Habit): string {
	const name = scenario === 'list' ? listNames[contender] : undefined;
	return (name ?? contenderNames(inFlightIn(scenario))[contender]) + habitNames[habit];
}
