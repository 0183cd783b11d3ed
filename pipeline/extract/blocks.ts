import type { Buffer } from 'node:buffer';
import { type PageDate, readDate } from './date.ts';
import type { Layout } from './layout.ts';
import { type Paragraph, splitParagraphs } from './paragraphs.ts';

/** A paragraph, classified by the tables of the layout; text is everything else: titles, abstracts and damage. */
export type Block =
  | { kind: 'boilerplate'; name: string; paragraph: Paragraph }
  | { kind: 'date'; date: PageDate | 'impossible'; paragraph: Paragraph }
  | { kind: 'text'; paragraph: Paragraph };

/** Longer paragraphs are neither boilerplate nor dates, so they are not looked up. */
const LONGEST = 80;

/** The paragraphs of a dump after its byte order mark, each looked up in the tables of the layout. */
export function groupBlocks(bytes: Buffer, from: number, maxLineBytes: number, layout: Layout): Block[] {
  const isKnown = (line: string) => lookUpLine(line, layout) !== null;
  return splitParagraphs(bytes, from, maxLineBytes, isKnown).map((paragraph) => {
    const known = paragraph.fault ? null : lookUpLine(paragraph.text, layout);
    return known ? { ...known, paragraph } : { kind: 'text', paragraph };
  });
}

type Known = { kind: 'boilerplate'; name: string } | { kind: 'date'; date: PageDate | 'impossible' };

/** Finds what the tables of a layout say of a line; null for text. */
export function lookUpLine(text: string, layout: Layout): Known | null {
  if (text.length > LONGEST) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  const boilerplate = layout.boilerplate.find(({ pattern }) => pattern.test(line));
  if (boilerplate) return { kind: 'boilerplate', name: boilerplate.name };
  const date = readDate(line, layout);
  return date && { kind: 'date', date };
}
