/** A release of n8n, and the parts of it that run workflows. */
export interface Release {
	readonly n8n: string;
	/** Its n8n-core. */
	readonly core: string;
	/** Its n8n-workflow. */
	readonly workflow: string;
	/** Whether the whole of it is tried, or its engine alone. */
	readonly whole: 'pinned' | 'installed' | 'no';
}

/** What the package is tried with, oldest first. */
export const releases: readonly Release[] = [
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31', whole: 'installed' },
	{ n8n: '2.0.0', core: '2.0.0', workflow: '2.0.0', whole: 'no' },
	{ n8n: '2.20.0', core: '2.20.0', workflow: '2.20.0', whole: 'no' },
	{ n8n: '2.36.0', core: '2.36.0', workflow: '2.36.0', whole: 'no' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0', whole: 'pinned' },
];
