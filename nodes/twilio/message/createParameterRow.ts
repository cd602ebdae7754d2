import type { SidKind } from '../values/sid';

/** What every row says for the screen. */
export interface Described {
	/** What the field is called on the screen. */
	readonly label: string;
	/** What it does, in one or two sentences. */
	readonly help: string;
	/** An example of a value. */
	readonly example?: string;
}

/** Sent as `true` or `false`. */
export interface FlagParameter extends Described {
	readonly kind: 'flag';
}

/** A number within limits. */
export interface NumberParameter extends Described {
	readonly kind: 'number';
	readonly whole: boolean;
	readonly minimum: number;
	readonly maximum?: number;
	/** What the screen proposes when the field is added. */
	readonly proposed: number;
}

/** A moment, sent in UTC to the second (ISO 8601). */
export interface DateTimeParameter extends Described {
	readonly kind: 'dateTime';
}

/** Several texts, sent as the same name repeated. */
export interface TextsParameter extends Described {
	readonly kind: 'texts';
	readonly holds: 'text' | 'url';
	readonly most?: number;
}

/** A text; what it holds decides how it is read. */
export interface TextParameter extends Described {
	readonly kind: 'text';
	readonly holds: 'recipient' | 'sender' | 'body' | 'url' | 'contentVariables';
}

/** The SID of another thing of Twilio’s. */
export interface SidParameter extends Described {
	readonly kind: 'sid';
	readonly of: SidKind;
}

/** One of a few words. */
export interface ChoiceParameter<Value extends string> extends Described {
	readonly kind: 'choice';
	/** Every value that Twilio takes, with its name on the screen. */
	readonly choices: Readonly<Record<Value, string>>;
	/** What the screen proposes when the field is added. */
	readonly proposed: NoInfer<Value>;
}

/** The rows that may describe a parameter whose value has this type in Twilio's SDK. */
export type ParameterFor<Value> = [Value] extends [boolean]
	? FlagParameter
	: [Value] extends [number]
		? NumberParameter
		: [Value] extends [Date]
			? DateTimeParameter
			: [Value] extends [string[]]
				? TextsParameter
				: [Value] extends [string]
					? string extends Value
						? TextParameter | SidParameter | ChoiceParameter<string>
						: ChoiceParameter<Value>
					: never;

/** Any row of the table. */
export type CreateParameter =
	| FlagParameter
	| NumberParameter
	| DateTimeParameter
	| TextsParameter
	| TextParameter
	| SidParameter
	| ChoiceParameter<string>;

/** The type of the value that a row describes. */
export type ValueOf<Row> = Row extends { kind: 'flag' }
	? boolean
	: Row extends { kind: 'number' }
		? number
		: Row extends { kind: 'dateTime' }
			? Date
			: Row extends { kind: 'texts' }
				? string[]
				: Row extends { choices: infer Choices }
					? keyof Choices & string
					: string;
