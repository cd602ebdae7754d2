import { z } from 'zod';
import type { N8nApi } from './api';

const projectSchema = z.object({ id: z.string() });
const tablesSchema = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const rowsSchema = z.object({ data: z.array(z.record(z.unknown())) });

/** The rows of the owner's data table of that name, oldest first; none when there is no such table. */
export async function rowsOfTable(
	api: N8nApi,
	name: string,
): Promise<Array<Record<string, unknown>>> {
	const { id: project } = await api.ask('GET', '/rest/projects/personal', projectSchema);
	const tables = `/rest/projects/${project}/data-tables`;
	const table = (await api.ask('GET', tables, tablesSchema)).data.find((one) => one.name === name);
	if (!table) return [];
	return (await api.ask('GET', `${tables}/${table.id}/rows?sortBy=id:asc`, rowsSchema)).data;
}
