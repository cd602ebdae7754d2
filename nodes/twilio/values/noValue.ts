/** What JavaScript writes for what is no value: an expression with something around it gives that. */
const noValue = /^(?:undefined|null|NaN|-?Infinity|Invalid Date(?:Time)?)$/;
const flag = /^(?:true|false)$/;
const object = /\[object [A-Z]\w*\]/;

/** Whether a text is one that an expression gives that finds no value. */
export function isNoValue(text: string): boolean {
	return noValue.test(text);
}

/** The same where yes or no is nothing that anybody could mean. */
export function isNoText(text: string): boolean {
	return isNoValue(text) || flag.test(text);
}

/** What stands in a text into which a whole object was put, such as `[object Object]`. */
export function objectIn(text: string): string | undefined {
	return object.exec(text)?.[0];
}
