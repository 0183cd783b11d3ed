/**
 * The style of the page. Data is blue and orange by Okabe and Ito ("Color universal design", 2008), shaded to
 * contrast with both backgrounds, and grey. Words say everything that a colour says.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --tint: #f6f8fa;
  --one: #1c6fb0; --two: #d3650f; --three: #8b949e;
  --gone: #ffe1cc; --new: #d3e9fb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --ink: #e4e8ec; --soft: #9ba6b2; --line: #343b43; --tint: #1c2126;
    --one: #5aaae6; --two: #ee9a4d; --three: #76808b;
    --gone: #57330f; --new: #143f61;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 45rem;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  color: var(--ink); background: var(--ground); overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.25rem; letter-spacing: -0.015em; margin: 0 0 .75rem; }
h2 { font-size: 1.5rem; letter-spacing: -0.01em; margin: 0 0 1rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 2rem 0 .5rem; }
h4, .card h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; }
main > section { margin-top: 3rem; }
.kind { color: var(--soft); font-size: .875rem; margin: 0 0 .25rem; }
.lead { font-size: 1.125rem; }
.soft, figcaption, caption, .place, .score { color: var(--soft); }
h3 .soft, h4 .soft { font-weight: 400; }
a { color: var(--one); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--one); outline-offset: 2px; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
nav ul { list-style: none; margin: 1.5rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav a { display: inline-block; padding: .125rem 0; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.25rem, 1fr)); gap: 1rem .75rem; margin: 0 0 1.25rem; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.tiles dt { color: var(--soft); font-size: .875rem; }
.tiles dd { margin: 0; font-size: 1.625rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }

figure { margin: 0 0 .5rem; break-inside: avoid; }
figure h3 { margin-top: 1.25rem; }
figcaption, caption { font-size: .875rem; line-height: 1.5; }
figcaption { margin-top: .5rem; max-width: 40rem; }
.plot { display: block; max-width: 100%; height: auto; overflow: visible; font-family: inherit; }
.plot text { white-space: pre; font-variant-numeric: tabular-nums; }
.plot.narrow { display: none; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 .5rem; padding: 0; font-size: .875rem; }
.swatch { display: inline-block; width: .75rem; height: .75rem; margin-right: .375rem; border-radius: 2px; forced-color-adjust: none; print-color-adjust: exact; }
.swatch.one { background: var(--one); }
.swatch.two { background: var(--two); }
.swatch.three { background: var(--three); }

.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; }
caption { text-align: left; padding-bottom: .375rem; }
th, td { text-align: left; vertical-align: top; padding: .3125rem 1.25rem .3125rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { font-weight: 400; }
th:has(bdi), td:has(bdi) { min-width: 10rem; }
time, .n, .whole { white-space: nowrap; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
tr > :last-child { padding-right: 0; }
.hash { font-size: .75rem; }

details { margin: .25rem 0 1rem; font-size: .875rem; }
summary { cursor: pointer; color: var(--soft); padding: .25rem 0; width: fit-content; }
summary:hover { color: var(--ink); }

.pairs { list-style: none; margin: 0 0 1rem; padding: 0; }
.card { margin: 0 0 .75rem; padding: .75rem 1rem; background: var(--tint); border-radius: .375rem; font-size: .9375rem; break-inside: avoid; }
.card > :last-child, .example > :last-child { margin-bottom: 0; }
.card p { margin: 0 0 .25rem; }
.card details { margin: .5rem 0 0; }
.example + .example { margin-top: .75rem; }
.text { overflow-wrap: anywhere; }
.quote { margin-top: .5rem; padding-left: .75rem; border-left: 2px solid var(--line); }
.score, .place { font-size: .8125rem; overflow-wrap: anywhere; }
.score strong { color: var(--ink); font-variant-numeric: tabular-nums; }
.label { display: inline-block; min-width: 3.25rem; color: var(--soft); font-size: .8125rem; }
.pair { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); align-items: baseline; }
.evidence { list-style: none; margin: .5rem 0 0; padding: 0; font-size: .875rem; }
ins, del, mark { color: inherit; border-radius: 2px; padding: 0 1px; white-space: pre-wrap; print-color-adjust: exact; }
ins, mark { background: var(--new); text-decoration: none; box-shadow: 0 1px 0 var(--one); }
del { background: var(--gone); text-decoration: none; box-shadow: 0 1px 0 var(--two); }

@media (max-width: 34rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.875rem; }
  .scroll { overflow: visible; }
  thead { display: none; }
  table, caption, tbody, tr, tbody th { display: block; }
  tr { padding: .375rem 0; border-bottom: 1px solid var(--line); }
  tr > * { border: 0; padding: 0; overflow-wrap: anywhere; }
  td { display: inline-block; margin-right: .875rem; text-align: left; white-space: normal; }
  td::before { content: attr(data-label) " "; color: var(--soft); }
  th:has(bdi), td:has(bdi) { min-width: 0; }
  .plot.wide { display: none; }
  .plot.narrow { display: block; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .scroll { overflow: visible; }
  h2, h3, h4 { break-after: avoid; }
}
`;
