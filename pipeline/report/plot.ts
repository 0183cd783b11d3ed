import { plot, type PlotOptions } from '@observablehq/plot';
import { DOMImplementation, type Element } from '@xmldom/xmldom';
import { type Markup, markup, trusted } from './markup.ts';

/** As the column of text, and as a telephone: a plot of one width for both has labels that nobody can read. */
const WIDTHS = { wide: 680, narrow: 340 };

/**
 * A plot as SVG that needs neither a script nor a style of its own. It is drawn for both widths, and the style
 * of the page shows one of them.
 * @param says what the plot shows, to somebody who does not see it
 */
export function drawPlot(says: string, draw: (width: number) => PlotOptions): Markup {
  const svg = ([name, width]: [string, number]) =>
    svgOf({ marginRight: 24, ...draw(width), width }, `plot ${name}`, says);
  return markup`${Object.entries(WIDTHS).map(svg)}`;
}

function svgOf(options: PlotOptions, className: string, says: string): Markup {
  const document = new DOMImplementation().createDocument(SVG, 'svg', null);
  // what Plot needs of a document is there, though not all that a browser's has
  const drawn = plot({ ...options, document: document as unknown as NonNullable<PlotOptions['document']> });
  const svg = drawn as unknown as Element;
  for (const style of [...svg.getElementsByTagName('style')]) svg.removeChild(style);
  // a picture has one name; what Plot calls its parts would not be read
  for (const element of [...svg.getElementsByTagName('*')])
    for (const name of ['aria-label', 'aria-hidden', 'aria-description']) element.removeAttribute(name);
  svg.setAttribute('class', className);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', says);
  return trusted(svg.toString());
}

const SVG = 'http://www.w3.org/2000/svg';
