import { show } from '../text/show.ts';

// a symbol, so no row of a table can pass for markup
const MADE = Symbol('markup');

/** HTML in which all text from outside is escaped. */
export interface Markup {
  readonly [MADE]: string;
}

/** A value in a template: text and numbers are escaped, null adds nothing. */
export type Value = string | number | null | Markup | readonly Value[];

/** The template tag for HTML; all text of the report passes through it. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return trustHtml(
    parts.map((part, i) => part + (i < values.length ? renderHtml(values[i] as Value) : '')).join(''),
  );
}

/** Marks HTML as safe: every byte is ours, or an XML serialiser has escaped it. */
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
