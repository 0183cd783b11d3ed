import { show } from '../text/show.ts';

// a symbol, so that no row of a table can pass for markup
const MADE = Symbol('markup');

/** HTML in which every text from outside has been escaped. */
export interface Markup {
  readonly [MADE]: string;
}

/** What may stand in a template: text and numbers are escaped, null leaves nothing. */
export type Value = string | number | null | Markup | readonly Value[];

/** HTML as a template: the one way in which text comes into the report. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return trustHtml(
    parts.map((part, i) => part + (i < values.length ? renderHtml(values[i] as Value) : '')).join(''),
  );
}

/** HTML that is ours to the last byte, or that an XML serialiser has escaped. */
export function trustHtml(text: string): Markup {
  return { [MADE]: text };
}

export function renderHtml(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return show(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return isList(value) ? value.map(renderHtml).join('') : value[MADE];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function isList(value: Exclude<Value, string | number | null>): value is readonly Value[] {
  return Array.isArray(value);
}
