import { plot, type PlotOptions } from '@observablehq/plot';
import { DOMImplementation, type Element } from '@xmldom/xmldom';
import { type Markup, markup, trustHtml } from './markup.ts';

/** The width of the text column, and of a telephone: at one width for both, labels would be illegible. */
const WIDTHS = { wide: 680, narrow: 340 };

/**
 * Draws a plot as SVG, without script or style. Draws it at both widths; the style of the page shows one of them.
 * @param description tells people who cannot see the plot what it shows
 */
export function drawPlot(description: string, draw: (width: number) => PlotOptions): Markup {
  const svg = ([name, width]: [string, number]) =>
    drawSvg({ marginRight: 24, ...draw(width), width }, `plot ${name}`, description);
  return markup`${Object.entries(WIDTHS).map(svg)}`;
}

function drawSvg(options: PlotOptions, className: string, description: string): Markup {
  const document = new DOMImplementation().createDocument(SVG, 'svg', null);
  // not all that a browser's document has, but all that Plot needs
  const drawn = plot({ ...options, document: document as unknown as NonNullable<PlotOptions['document']> });
  const svg = drawn as unknown as Element;
  for (const style of [...svg.getElementsByTagName('style')]) svg.removeChild(style);
  // a picture has one label; screen readers would ignore the labels that Plot gives its parts
  for (const element of [...svg.getElementsByTagName('*')])
    for (const name of ['aria-label', 'aria-hidden', 'aria-description']) element.removeAttribute(name);
  svg.setAttribute('class', className);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return trustHtml(svg.toString());
}

const SVG = 'http://www.w3.org/2000/svg';
