import { createParameters } from '../../../twilio/message/createParameters';
import { parseSid } from '../../../twilio/values/sid';
import { parseContentVariables } from './contentVariables';
import type { ItemReader } from './itemReader';
import { parseMoment } from './moments';
import { byVersion } from './typeVersion';
import {
	parseChoice,
	parseFlag,
	parseNumber,
	parseRequiredText,
	parseShownText,
	parseText,
	parseTexts,
} from './values';
import { parseCallbackUrl } from './webAddresses';

/** A place's name stands behind a bar: `geo:37.78789,-122.391664|Our office`. */
function parseAction(raw: unknown): string {
	const text = parseShownText(raw);
	parseShownText(text.slice(text.lastIndexOf('|') + 1));
	return text;
}

type Table = typeof createParameters;
type NameOf<Shape> = {
	[Name in keyof Table]: Table[Name] extends Shape ? Name : never;
}[keyof Table];
type ChoiceName = NameOf<{ kind: 'choice' }>;
type Choice<Name extends ChoiceName> = keyof Table[Name]['choices'] & string;

/** Reads the Options of a send by the rows of the parameter table; what was not added is undefined. */
export class OptionReader {
	constructor(private readonly item: ItemReader) {}

	choice<Name extends ChoiceName>(name: Name): Choice<Name> | undefined {
		const choices: Table[Name]['choices'] = createParameters[name].choices;
		return this.read(name, (raw) => parseChoice(raw, choices));
	}

	flag(name: NameOf<{ kind: 'flag' }>): boolean | undefined {
		return this.read(name, parseFlag);
	}

	number(name: NameOf<{ kind: 'number' }>): number | undefined {
		return this.read(name, (raw) => parseNumber(raw, createParameters[name]));
	}

	moment(name: NameOf<{ kind: 'dateTime' }>): Date | undefined {
		const { timezone, typeVersion } = this.item;
		const dayAlone = byVersion<'midnight' | 'refused'>(typeVersion, {
			1: 'midnight',
			1.1: 'refused',
		});
		return this.read(name, (raw) => parseMoment(raw, timezone, dayAlone));
	}

	sid(name: NameOf<{ kind: 'sid' }>): string | undefined {
		return this.read(name, (raw) => parseSid(createParameters[name].of, parseText(raw)));
	}

	text(name: NameOf<{ kind: 'text' }>, parse: (text: string) => string): string | undefined {
		return this.read(name, (raw) => parse(parseRequiredText(raw)));
	}

	texts(name: NameOf<{ kind: 'texts'; holds: 'text' }>): string[] | undefined {
		return this.read(name, (raw) => {
			const texts = parseTexts(raw, parseAction);
			return texts.length === 0 ? undefined : texts;
		});
	}

	url(name: NameOf<{ kind: 'text'; holds: 'url' }>): string | undefined {
		return this.read(name, (raw) => parseCallbackUrl(raw, this.item.context.isLocalTwilio));
	}

	contentVariables(name: NameOf<{ holds: 'contentVariables' }>): string | undefined {
		return this.read(name, parseContentVariables);
	}

	private read<Value>(
		name: keyof Table,
		parse: (raw: unknown) => Value | undefined,
	): Value | undefined {
		return this.item.options.read(name, createParameters[name].label, parse);
	}
}
