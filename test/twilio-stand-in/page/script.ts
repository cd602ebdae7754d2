/** Keeps the phones up to date, without taking away what a person is writing. */
export const script = `
const shown = document.getElementById('shown');
let last;
const fields = () => [...shown.querySelectorAll('input[id]')];
async function update() {
	const text = await (await fetch(shown.dataset.from)).text();
	if (text === last) return;
	last = text;
	const written = fields().filter(({ value }) => value !== '').map(({ id, value }) => [id, value]);
	const { id, selectionStart, selectionEnd } = document.activeElement;
	shown.innerHTML = text;
	for (const field of fields()) {
		const [, value] = written.find(([known]) => known === field.id) ?? [];
		if (value !== undefined) field.value = value;
		if (id !== '' && field.id === id) {
			field.focus();
			field.setSelectionRange(selectionStart, selectionEnd);
		}
	}
}
setInterval(() => { update().catch(() => undefined); }, 700);
// An answer of a workflow takes its time: one click is enough.
addEventListener('submit', ({ submitter }) => { if (submitter) submitter.disabled = true; });
`.trim();
