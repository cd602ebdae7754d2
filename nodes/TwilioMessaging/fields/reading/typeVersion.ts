import { updateDisplayOptions, type DisplayCondition, type INodeProperties } from 'n8n-workflow';

/**
 * Every version of the node, oldest first. A saved workflow keeps the version that it was made with, and
 * has to go on as it did: only a node that is newly added is of the newest.
 *
 * - 1: the first
 * - 1.1: the options of the sends and of Preview are in three collections instead of one. Not offered any
 *   more where they have no effect: Max Price; Send as MMS but in Send SMS and the
 *   Preview of one. A day without a time is refused in Send At; before, it was that day's midnight.
 *   A place whose latitude and longitude are both 0, as the form has them, is refused. Get Statistics counts
 *   the statuses and directions of no message too: before, they were missing, and a workflow may ask for that
 */
export const typeVersions = [1, 1.1] as const;

/** One of the node's versions. */
export type TypeVersion = (typeof typeVersions)[number];

/** What a newly added node is. */
export const newestVersion: TypeVersion = 1.1;

/**
 * What holds in a version: the value of the newest version named that is not newer than it.
 *
 * @param typeVersion of the node in the workflow
 * @param values by the version since which they hold
 * @example byVersion(item.typeVersion, { 1: 20, 1.1: 40 })
 */
export function byVersion<Value>(
	typeVersion: number,
	values: { readonly [Version in TypeVersion]?: Value } & { readonly 1: Value },
): Value {
	let holding: Value = values[1];
	for (const version of typeVersions) {
		const value = version <= typeVersion ? values[version] : undefined;
		if (value !== undefined) holding = value;
	}
	return holding;
}

/** These fields, shown from a version on. */
export function shownFrom(version: TypeVersion, fields: INodeProperties[]): INodeProperties[] {
	return shownWhere([{ _cnd: { gte: version } }], fields);
}

/** These fields, shown in the versions before one. */
export function shownBefore(version: TypeVersion, fields: INodeProperties[]): INodeProperties[] {
	return shownWhere([{ _cnd: { lt: version } }], fields);
}

/** These fields, shown from a version on and no more in a later one. */
export function shownBetween(
	from: TypeVersion,
	before: TypeVersion,
	fields: INodeProperties[],
): INodeProperties[] {
	return shownWhere(
		typeVersions.filter((version) => version >= from && version < before),
		fields,
	);
}

/** Versions, or a comparison with one. */
type VersionCondition = Array<number | DisplayCondition>;

/** @throws Error for a field that has such a condition already: n8n would heed only one of them */
function shownWhere(condition: VersionCondition, fields: INodeProperties[]): INodeProperties[] {
	const limited = fields.find(({ displayOptions }) => displayOptions?.show?.['@version']);
	if (limited) throw new Error(`The versions that show "${limited.name}" are said twice`);
	return updateDisplayOptions({ show: { '@version': condition } }, fields);
}
