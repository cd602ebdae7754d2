import { hash } from 'node:crypto';

/** The page's whole look: for a phone first, light and dark as the phone is. */
export const pageStyle = `
:root{color-scheme:light dark;--text:#1d1f24;--soft:#5c616b;--back:#f4f5f7;--card:#fff;--line:#c9cdd5;--main:#0b6b4f;--on-main:#fff;--wrong:#a3261c}
@media (prefers-color-scheme:dark){:root{--text:#eceef2;--soft:#a7adb8;--back:#15171b;--card:#1f2228;--line:#464c57;--main:#5fd3ad;--on-main:#08251b;--wrong:#ff9d92}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--back);color:var(--text);font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto;padding:20px;background:var(--card);border:1px solid var(--line);border-radius:14px}
h1{margin:0 0 8px;font-size:1.25rem}
p{margin:0 0 12px}
.message{margin-bottom:20px;white-space:pre-wrap}
.soft{color:var(--soft);font-size:.9rem}
.problem{padding:10px 12px;border:2px solid currentColor;border-radius:10px;font-weight:600}
label{display:block;margin:0 0 16px;font-weight:600}
label .soft{font-weight:400}
input,select,textarea{display:block;width:100%;min-height:48px;margin-top:6px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--back);color:inherit;font:inherit}
[aria-invalid]{border:2px solid var(--wrong)}
textarea{min-height:96px}
button{display:block;width:100%;min-height:52px;margin:0 0 12px;padding:12px;border:2px solid var(--main);border-radius:12px;background:var(--card);color:var(--main);font:inherit;font-weight:700;cursor:pointer}
button.main{background:var(--main);color:var(--on-main)}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
`.trim();

const styleHash = hash('sha256', pageStyle, 'base64');

/**
 * What the page's browser is told. The page lies on n8n's own origin: nothing in it may run, load or
 * reach anything but its own form.
 *
 * @param origin where the page lies, e.g. `https://n8n.example`; empty when that is not known. In the
 *   sandbox, not every browser takes the page's own address for 'self'.
 */
export const pageHeaders = (origin = ''): Readonly<Record<string, string>> => ({
	'Content-Security-Policy': policyFor(origin),
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
});

function policyFor(origin: string): string {
	return [
		'sandbox allow-forms',
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		`form-action 'self'${origin === '' ? '' : ` ${origin}`}`,
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join('; ');
}
