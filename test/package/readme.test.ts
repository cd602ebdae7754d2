import { operations } from '../../nodes/TwilioMessaging/operations';
import { operationsInReadme } from './readme';

test.each(['Media', 'Message'] as const)('%s: the table is what the node offers', (resource) => {
	expect(operationsInReadme(resource)).toEqual(
		operations
			.filter((operation) => operation.resource === resource.toLowerCase())
			.map(({ name, description }) => [name, description]),
	);
});
