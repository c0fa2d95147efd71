/** The look of every sandbox page: a striped line on top and a mono heading, so that nobody mistakes it for the product. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1d22;--soft:#5c6370;--paper:#fbfaf7;--card:#fff;--line:#dcd8ce;--mark:#b4540a;--flash:#ffe9a8;--bad:#a3212b}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#9aa0ab;--paper:#16171a;--card:#1e2024;--line:#34373d;--mark:#f0a35a;--flash:#5a4a14;--bad:#ff8b8b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,sans-serif}
body::before{content:"";display:block;height:4px;background:repeating-linear-gradient(135deg,#f2b705 0 12px,#1b1d22 12px 24px)}
main,header{max-width:1440px;margin:0 auto;padding:12px 20px}
h1,h2{font-family:ui-monospace,monospace;font-weight:600;margin:0}
h1{font-size:20px}h2{font-size:14px;margin:20px 0 6px}
.bar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center}
.cols{display:grid;gap:20px;grid-template-columns:repeat(auto-fit,minmax(420px,1fr))}
.scroll{overflow:auto;max-height:420px;border:1px solid var(--line);background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:left;padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
td.wide{white-space:normal}td.num{text-align:right;font-variant-numeric:tabular-nums}
th{position:sticky;top:0;background:var(--card);color:var(--soft);font-weight:600}
tr.changed{animation:flash 2s}@keyframes flash{from{background:var(--flash)}}
@media (prefers-reduced-motion:reduce){tr.changed{animation:none;outline:2px solid var(--flash)}}
code,.mono{font-family:ui-monospace,monospace;font-size:12px}
.soft{color:var(--soft)}.bad{color:var(--bad)}
button,select,input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:4px;padding:3px 8px}
input[type=number]{width:6em}button{cursor:pointer}button.main{background:var(--mark);color:var(--paper);border-color:var(--mark)}
:focus-visible{outline:2px solid var(--mark);outline-offset:1px}
details{margin:8px 0}summary{cursor:pointer;font-weight:600}
form{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin:4px 0}
.consent{max-width:520px}.consent form{display:block}.consent label{display:block;padding:4px 0}
@media (max-width:520px){.cols{grid-template-columns:1fr}}
`;
