import { type Markup, markup, type Value } from './markup.ts';
import { grouped } from './words.ts';

interface Table {
  caption: string;
  /** Headings; one that begins with # is for a column of numbers. */
  columns: readonly string[];
  rows: readonly (readonly Value[])[];
}

/** Renders a table, on narrow screens with the cells of a row below each other; the first column names the row. */
export function renderTable({ caption, columns, rows }: Table): Markup {
  const isNumber = columns.map((column) => column.startsWith('#'));
  const head = columns.map((column, i) =>
    isNumber[i]
      ? markup`<th scope="col" class="n">${column.slice(1)}</th>`
      : markup`<th scope="col">${column}</th>`,
  );
  const cell = (value: Value, i: number) => {
    if (i === 0) return markup`<th scope="row">${value}</th>`;
    // on a telephone the heading stands before the value
    const label = columns[i]?.replace('#', '') ?? '';
    return isNumber[i]
      ? markup`<td class="n" data-label="${label}">${value}</td>`
      : markup`<td data-label="${label}">${value}</td>`;
  };
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

/** Renders a plot with its title, an explanation, and the same figures as a table. */
export function renderFigure(
  title: string,
  drawn: Markup,
  description: Value,
  figures: Table,
  key: Markup | null = null,
): Markup {
  return markup`<figure>
<h3>${title}</h3>
${key}${drawn}
<figcaption>${description}</figcaption>
</figure>
${renderFolded('The figures', renderTable(figures))}`;
}

/** Renders the legend of a plot. */
export function renderKey(entries: readonly (readonly [colour: string, label: string])[]): Markup {
  return markup`<ul class="key">${entries.map(
    ([colour, label]) => markup`<li><span class="swatch ${colour}"></span>${label}</li>`,
  )}</ul>`;
}

/** Renders content that the reader can unfold. */
export function renderFolded(summary: string, body: Value): Markup {
  return markup`<details><summary>${summary}</summary>${body}</details>`;
}

/** Renders a text from a dump, isolated because it may run right to left. */
export function renderQuoted(text: Value): Markup {
  return markup`<bdi>${text}</bdi>`;
}

/** Renders a day, which never breaks over two lines. */
export function renderDay(date: string | null): Markup {
  return date === null ? markup`not known` : markup`<time>${date}</time>`;
}

/** Renders how many items a bounded list leaves out. */
export function renderRest(all: number, shown: number, where: string): Markup | null {
  return all > shown
    ? markup`<p class="soft">${grouped(all - shown)} more: see <code>${where}</code>.</p>`
    : null;
}
