/** Something that has to be so, and what was measured. */
export interface Check {
	readonly holds: boolean;
	readonly demand: string;
	readonly measured: string;
}
