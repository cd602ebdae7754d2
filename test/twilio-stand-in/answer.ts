/** What is answered. */
export interface Answer {
	readonly status: number;
	/** An object is sent as JSON, a text as it is. */
	readonly body?: object | string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The message that came into being. */
	readonly created?: string;
}
