import type { Format } from './formats.ts';
import { NODE } from './tools-node.ts';
import { PROGRAMS } from './tools-programs.ts';
import { PYTHON } from './tools-python.ts';

/** A tool, and the one line with which it opens each format: what docs/loading.md shows and what the passport runs. */
export interface Tool {
  name: string;
  language: 'python' | 'js' | 'sh';
  from: 'PyPI' | 'npm' | 'Debian';
  /** Its name in the registry. */
  package: string;
  /** What stands once before its lines, such as imports. */
  setup: string;
  /** Lines for the table papers in dist/next. The first format that is in a build is what docs/loading.md recommends. */
  opens: Partial<Record<Format, string>>;
  /** Why it opens no other format. */
  refuses: Partial<Record<Format, Refusal>>;
}

/** A reason, and the line that was tried; a line that works after all is for `opens`. */
export interface Refusal {
  reason: string;
  line?: string;
}

export const TOOLS: readonly Tool[] = [...PYTHON, ...PROGRAMS, ...NODE];

/** The folder that the lines name. */
export const LINE_FOLDER = 'dist/next';

/** A line of docs/loading.md for another table and another folder. */
export function lineFor(line: string, table: string, folder: string): string {
  // the table first, because a folder may be named after a table
  return line.replace(/(?<![\w-])papers(?![\w-])/g, table).replaceAll(LINE_FOLDER, folder);
}
