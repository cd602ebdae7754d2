/** Works a value out the first time it is asked for, and keeps it. */
export function once<Value>(workOut: () => Value): () => Value {
	let kept: { readonly value: Value } | undefined;
	return () => {
		kept ??= { value: workOut() };
		return kept.value;
	};
}

/** Keeps the last value that was read: neighbours often hold the same. What is thrown is not kept. */
export function rememberLast<Input, Value>(read: (input: Input) => Value): (input: Input) => Value {
	let last: { readonly input: Input; readonly value: Value } | undefined;
	return (input) => {
		if (last === undefined || last.input !== input) last = { input, value: read(input) };
		return last.value;
	};
}
