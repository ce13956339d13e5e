import { DARK, LIGHT, variables } from './palette';

/** The fonts of the reader's own system: the page loads nothing. */
export const PAGE_FONT = 'system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif';

/** Up to this width a page shows the drawings made for phones. */
export const PHONE = '600px';

export const PAGE_STYLE = `
:root{color-scheme:light dark;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 ${PAGE_FONT};-webkit-text-size-adjust:100%}
main{max-width:1120px;margin:0 auto;padding:40px 32px 56px}
h1{margin:0;font-size:28px;line-height:1.25;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:0 0 16px;font-size:16px;line-height:1.35;font-weight:600}
p{margin:0}
.period{margin-top:6px;font-size:17px}
.context,.hint,.notes{color:var(--muted);font-size:13px}
.context{margin-top:2px}
.hint{margin-top:10px}
.panel,.cards{margin-top:20px}
.panel{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:22px 24px}
.panel svg{display:block;width:100%;height:auto}
.middle,.narrow{display:none}
.pair{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:0 20px;align-items:stretch}
.pair>:only-child{grid-column:1/-1}
.cards{display:grid;gap:1px;overflow:hidden;background:var(--line);border:1px solid var(--line);border-radius:12px}
.line{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(min-content,1fr);grid-template-rows:auto auto auto;gap:1px}
.card{display:grid;grid-row:span 3;grid-template-rows:subgrid;gap:0;background:var(--card);padding:18px 20px}
.value{font-size:24px;line-height:1.2;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums;white-space:nowrap}
.line:first-child:not(:only-child) .value{font-size:30px}
.label{margin-top:4px;font-size:13px;line-height:1.35}
.change{margin-top:6px;font-size:13px;line-height:1.35;color:var(--muted);font-variant-numeric:tabular-nums}
.good{color:var(--good)}
.bad{color:var(--bad)}
.change span{display:block}
.change .good,.change .bad{font-weight:600}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:9px 6px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-size:13px;font-weight:500;vertical-align:bottom}
th:not(.number),td:not(.number){min-width:9em;overflow-wrap:anywhere}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
tbody .heading{padding-top:20px;font-weight:600}
tfoot td{border-bottom:0;font-weight:650}
.list{margin:0;padding:0;list-style:none;font-size:14px}
.list li{display:grid;grid-template-columns:9em minmax(0,5fr) minmax(0,6fr) minmax(0,3fr) minmax(0,4fr);gap:0 16px;padding:9px 0;border-top:1px solid var(--line)}
.list li:first-child{border-top:0;padding-top:0}
.list li:last-child{padding-bottom:0}
.list span{overflow-wrap:anywhere}
.list small,.list .moment,.list .source,.list .answer{color:var(--muted);font-size:13px}
.list small{display:block}
.list .answer{text-align:right}
.list .waits{color:var(--text);font-weight:600}
.empty{padding:40px 24px;text-align:center}
.empty strong{display:block;font-size:19px;font-weight:650;margin-bottom:6px}
.empty p{color:var(--muted)}
.notes{margin-top:24px;padding:0;list-style:none}
.notes li+li{margin-top:4px}
@media (max-width:900px){
.pair{grid-template-columns:minmax(0,1fr)}
.line{display:flex;flex-wrap:wrap}
.card{display:block;flex:1 1 120px;padding:16px 14px}
.value,.line:first-child:not(:only-child) .value{font-size:22px}
.wide,.rare{display:none}
.middle{display:block}
.list li{display:flex;flex-wrap:wrap;gap:2px 12px;padding:11px 0}
.list .who,.list .what{flex:0 0 100%}
.list .who{font-weight:600}
.list small{display:inline;margin-left:8px;font-weight:400}
.list .answer{margin-left:auto}
}
@media (max-width:${PHONE}){
main{padding:24px 16px 40px}
h1{font-size:23px}
.period{font-size:15px}
.panel{padding:18px 16px;margin-top:14px}
.cards{margin-top:18px}
.line{display:grid;grid-auto-flow:row;grid-template:none;grid-template-columns:1fr 1fr}
.card{padding:14px 14px;min-width:0}
.card:last-child:nth-child(odd){grid-column:1/-1}
.value,.line:first-child:not(:only-child) .value{font-size:clamp(16px,5.6vw,22px)}
.list small{display:block;margin-left:0}
.middle,.minor{display:none}
.narrow{display:block}
table{font-size:13px}
thead th{font-size:12px}
th,td{padding:9px 5px}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
th:not(.number),td:not(.number){min-width:5em}
}
@media print{body{background:#fff}main{max-width:none;padding:0}.panel,.card{break-inside:avoid}}
`.trim();
