import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import { renderHtml } from './markup.ts';
import { STYLE } from './style.ts';

/** Room above the plot for its title and its key. */
const HEAD = 44;

/**
 * Makes an SVG file of the first plot of a report, which shows the records on each page. It has a background of its own:
 * a page may be dark although the reader's system is light.
 * @param report the text of report.html
 */
export function toPicture(report: string): string {
  const plot = parseFirstPlot(report);
  const [width, height] = [Number(plot.getAttribute('width')), Number(plot.getAttribute('height')) + HEAD];
  const description = plot.getAttribute('aria-label') ?? '';
  for (const name of ['class', 'role', 'aria-label']) plot.removeAttribute(name);
  plot.setAttribute('y', String(HEAD));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${renderHtml(description)}</title>
<style>${COLOURS}text { fill: var(--ink) } svg { color: var(--ink) }
</style>
<rect width="${width}" height="${height}" fill="var(--ground)"/>
<g font-family="system-ui, sans-serif" font-size="13">
<text x="14" y="22" font-weight="600">Records on each page</text>
${drawKey(220, 'one', 'first seen here')}
${drawKey(356, 'two', 'seen before')}
</g>
${new XMLSerializer().serializeToString(plot)}
</svg>
`;
}

function parseFirstPlot(report: string): Element {
  const start = report.indexOf('<svg class="plot wide"');
  const end = report.indexOf('</svg>', start) + '</svg>'.length;
  const plot = new DOMParser().parseFromString(report.slice(start, end), 'image/svg+xml').documentElement;
  if (plot === null) throw new Error('the report has no plot');
  return plot;
}

/** The colours of the report, light and dark: the start of its style, before the rules for elements. */
const COLOURS = STYLE.slice(0, STYLE.indexOf('* {'));

function drawKey(x: number, colour: 'one' | 'two', label: string): string {
  return `<rect x="${x}" y="12" width="11" height="11" rx="2" fill="var(--${colour})"/><text x="${x + 17}" y="22">${label}</text>`;
}
