import type { IDataObject } from 'n8n-workflow';
import { Neighbour } from '../../engine/neighbours/neighbour';
import { defaults } from '../../twilio-stand-in/defaultAccount';
import { newSid } from '../../twilio-stand-in/sids';

export const passingNodeType = 'bench.passing';

/** As large as what this package's node gives for a message. */
const answerTo = ({ to, body }: IDataObject): IDataObject => ({
	sid: newSid('SM'),
	status: 'queued',
	to: to ?? null,
	from: defaults.number,
	body: body ?? null,
	numSegments: 1,
	price: null,
	dateSent: null,
	errorCode: null,
	errorMessage: null,
});

/** Asks nobody and holds nothing: what remains is what n8n itself needs for so many items. */
export const passingNode = new Neighbour({
	name: 'passing',
	execute: (context) =>
		context
			.getInputData()
			.map(({ json }, item) => ({ json: answerTo(json), pairedItem: { item } })),
});
