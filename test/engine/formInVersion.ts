import { NodeHelpers, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';

/** The node's fields in one of its versions, as n8n tells them, without the conditions on the version. */
export function formInVersion(
	description: INodeTypeDescription,
	typeVersion: number,
): INodeProperties[] {
	return description.properties.flatMap((field) => {
		const { '@version': versions, ...others } = field.displayOptions?.show ?? {};
		if (!versions) return [field];
		const condition = { ...field, displayOptions: { show: { '@version': versions } } };
		if (!NodeHelpers.displayParameter({}, condition, { typeVersion }, description)) return [];
		return [{ ...field, displayOptions: { ...field.displayOptions, show: others } }];
	});
}

/** The versions that a node has. */
export function versionsOf({ version }: INodeTypeDescription): number[] {
	return [version].flat();
}

/** The fields of an operation among them. */
export function fieldsOf(
	form: readonly INodeProperties[],
	resource: string,
	operation: string,
): INodeProperties[] {
	return form.filter(({ displayOptions }) => {
		const { show = {} } = displayOptions ?? {};
		return includes(show.resource, resource) && includes(show.operation, operation);
	});
}

const includes = (values: readonly unknown[] | undefined, value: string) =>
	values?.includes(value) === true;

/** What may be added to a collection of options. */
export function optionsIn(collection: INodeProperties | undefined): INodeProperties[] {
	return (collection?.options ?? []).flatMap((option) => ('type' in option ? [option] : []));
}
