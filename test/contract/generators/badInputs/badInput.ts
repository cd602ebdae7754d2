import fc from 'fast-check';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { seed } from '../../../seed';

/** What a form of the node is called here; `forms.ts` has their fields and a good item for each. */
export type FormName =
	| 'sendSms'
	| 'sendSmsByService'
	| 'sendSmsByBoth'
	| 'newSendSms'
	| 'newSendSmsByService'
	| 'sendMms'
	| 'get'
	| 'redact'
	| 'delete'
	| 'cancel'
	| 'list';

/** One input that Twilio could only refuse. */
export interface BadInput {
	/** The class it belongs to, in words. */
	readonly className: string;
	readonly form: FormName;
	/** The name on the screen of the field that is to blame. */
	readonly label: string;
	/** What the item holds in place of a good item's values. */
	readonly item: IDataObject;
}

type Value = GenericValue | IDataObject | GenericValue[] | IDataObject[];

/** A class of bad inputs. */
export class BadClass {
	constructor(
		readonly form: FormName,
		readonly name: string,
		readonly label: string,
	) {}

	/** All of these items. */
	items(...items: IDataObject[]): BadInput[] {
		return items.map((item) => ({
			className: this.name,
			form: this.form,
			label: this.label,
			item,
		}));
	}

	/** All of these values of one field. */
	values(field: string, ...values: Value[]): BadInput[] {
		return this.items(...values.map((value) => ({ [field]: value })));
	}

	/** Some values of a field, out of a space of them. */
	some(field: string, space: fc.Arbitrary<Value>, count: number): BadInput[] {
		return this.values(field, ...fc.sample(space, { seed, numRuns: count }));
	}
}

/** Begins a class of bad inputs. */
export function bad(form: FormName, name: string, label: string): BadClass {
	return new BadClass(form, name, label);
}
