/** The page's look: from a narrow phone to a wide screen, light and dark as the computer is. */
export const style = `
:root{color-scheme:light dark;--text:#1d1f24;--soft:#5c616b;--back:#f1f2f5;--card:#fff;--line:#c9cdd5;--main:#0b6b4f;--on-main:#fff;--own:#d3efe4;--got:#e8eaef;--wrong:#a3261c}
@media (prefers-color-scheme:dark){:root{--text:#eceef2;--soft:#a7adb8;--back:#15171b;--card:#1f2228;--line:#464c57;--main:#5fd3ad;--on-main:#08251b;--own:#1d4a3c;--got:#30353e;--wrong:#ff9d92}}
*{box-sizing:border-box}
body{max-width:84rem;margin:0 auto;padding:16px;background:var(--back);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.4rem}
h2{margin:0 0 8px;font-size:1.05rem}
h3{margin:0;padding:10px 14px;border-bottom:1px solid var(--line);font-size:1rem}
p{margin:0}
.soft,.older,small{color:var(--soft);font-size:.85rem}
.notice{margin:12px 0;padding:10px 14px;border-left:4px solid var(--main);background:var(--card)}
.notice:empty{display:none}
.problem{border-color:var(--wrong)}
.layout,.phones,aside{display:grid;gap:16px;align-items:start}
.layout{margin-top:16px}
.phones{grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
@media (min-width:56rem){.layout{grid-template-columns:minmax(0,1fr) 20rem}}
.card,.phone{background:var(--card);border:1px solid var(--line);border-radius:14px}
.card{display:grid;gap:10px;padding:14px}
.on{margin-bottom:16px;border-color:var(--wrong)}
.on ul{margin:0;padding-left:20px}
label{display:block;min-width:0;font-size:.9rem}
.choice{display:flex;gap:8px;align-items:baseline}
.choice input{flex:none;width:auto;min-height:0;margin:0}
input,select{display:block;width:100%;min-height:40px;margin-top:4px;padding:8px 10px;border:1px solid var(--line);border-radius:8px;background:var(--back);color:inherit;font:inherit;text-overflow:ellipsis}
button{min-height:40px;padding:8px 14px;border:0;border-radius:8px;background:var(--main);color:var(--on-main);font:inherit;font-weight:600;cursor:pointer}
button:disabled{opacity:.6;cursor:default}
.phone{display:flex;flex-direction:column;height:26rem;overflow:hidden}
.phone ol{flex:1;display:flex;flex-direction:column-reverse;gap:8px;margin:0;padding:12px;overflow-y:auto;list-style:none}
.bubble{flex:none;max-width:85%;padding:8px 12px;border-radius:14px}
.bubble p{white-space:pre-wrap}
.bubble a{color:inherit}
.older{align-self:center}
.own{align-self:flex-end;background:var(--own)}
.got{align-self:flex-start;background:var(--got)}
.failed{border:1px dashed var(--wrong)}
.failed small{color:var(--wrong)}
.phone form{display:flex;gap:8px;align-items:end;padding:10px 12px;border-top:1px solid var(--line)}
.phone label{flex:1}
:focus-visible{outline:3px solid var(--main);outline-offset:1px}
`.trim();
