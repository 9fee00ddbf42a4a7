/** The page's only styles: light and dark, on a screen and on paper. They load nothing. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b2230; --soft: #566072; --line: #d5dae3; --back: #fff; --raised: #f5f7fa; --link: #0b57d0; --node: #eef3fb; --mark: #7a4b00; --markback: #fdf0d5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ef; --soft: #a3adbd; --line: #39414f; --back: #14181f; --raised: #1d232d; --link: #8ab4f8; --node: #222d3f; --mark: #f5cf8a; --markback: #3d2f12; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 86rem; background: var(--back); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 .6em; }
h1 { font-size: 1.75rem; margin-top: 0; }
h2 { font-size: 1.3rem; padding-top: .9em; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin-top: 1.8em; }
p, ul, dl { max-width: 52rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em; }
code { background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: .05em .3em; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .9em 1em; white-space: pre-wrap; max-height: 32rem; overflow: auto; unicode-bidi: isolate; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1.2rem; padding: .3em 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd, li, td, p, h1, h2, h3 { unicode-bidi: isolate; }
dd { margin: 0; min-width: 0; }
.wide { overflow-x: auto; margin: 1.2em 0; }
table { border-collapse: collapse; min-width: min(40rem, 100%); font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .4em .9em .4em 0; border-bottom: 1px solid var(--line); max-width: 24rem; overflow-wrap: break-word; }
th { color: var(--soft); font-weight: 600; border-bottom-width: 2px; overflow-wrap: normal; }
bdi { unicode-bidi: isolate; }
.unseen { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .78em; color: var(--mark); background: var(--markback); border-radius: 3px; padding: .05em .25em; margin: 0 .1em; }
nav { font-size: .92rem; }
nav p { color: var(--soft); font-weight: 600; margin: 1.5rem 0 .4rem; }
nav ol { margin: 0; padding: 0; list-style: none; columns: 14rem; }
nav a { display: block; padding: .18em 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.graph { display: block; }
.graph text { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink); direction: ltr; unicode-bidi: isolate; }
.graph .kind { font: 600 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.graph rect { fill: var(--node); stroke: var(--soft); }
.graph .unrecorded rect { fill: var(--back); stroke-dasharray: 5 3; }
.edge { fill: none; stroke: var(--soft); stroke-width: 1.3; }
.superseded { stroke-dasharray: 4 3; }
.graph marker path { fill: var(--soft); }
figure { margin: 1.2em 0; }
figcaption { color: var(--soft); font-size: .9rem; }
.qr { width: 15rem; height: 15rem; display: block; shape-rendering: crispEdges; }
.qr .light { fill: #fff; }
.qr .dark { fill: #000; }
@media (min-width: 72rem) {
  body { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 3rem; }
  header, main { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
  nav p { margin-top: .3rem; }
  nav ol { columns: auto; }
}
@media (max-width: 40rem) { dl > div { display: block; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --back: #fff; --raised: #fff; --link: #000; --node: #fff; --mark: #000; --markback: #eee; }
  @page { size: A4; margin: 16mm 14mm; }
  body { display: block; padding: 0; max-width: none; font-size: 10pt; }
  nav ol { columns: 3; }
  h2, h3 { break-after: avoid; }
  tr, figure, dl > div { break-inside: avoid; }
  .wide { overflow: visible; }
  .graph { width: 100%; height: auto; }
  table { width: 100%; font-size: 8.5pt; }
  th, td { overflow-wrap: anywhere; }
  pre { max-height: none; }
  p, ul, dl { max-width: none; }
}
`;
