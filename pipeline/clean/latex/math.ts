import { toLookupTable } from '../lookup-table.ts';
import { MATH } from '../mask.ts';
import { toScript } from './scripts.ts';
import { FUNCTIONS, MATH_SYMBOLS } from './symbols.ts';

/** Longer formulas are not readable on one line; the limit also bounds the recursion. */
const LONGEST = 500;

const FORMULA = new RegExp(MATH.source, `g${MATH.flags}`);

/** Replaces formulas by plain text. One that cannot be read completely stays as it is. */
export function fixMath(text: string): string {
  return text.replace(FORMULA, (formula, at: number) => {
    if (formula.length > LONGEST) return formula;
    const fence = /^(?:\$\$|\$|\\[([])/.exec(formula)?.[0].length ?? 0;
    const inner = formula.slice(fence, -fence);
    const read = isProse(inner) ? undefined : readFormula(inner.trim());
    return read === undefined || runsOn(read, text.charAt(at + formula.length)) ? formula : read;
  });
}

/** `C$_k$NOT` would read C_kNOT. */
function runsOn(read: string, next: string): boolean {
  return /[\^_][\p{L}\d]+$/u.test(read) && /[\p{L}\d]/u.test(next);
}

/** Two adjacent words outside any command: the dollars are money then. */
function isProse(inner: string): boolean {
  return /(?<![\\A-Za-z])[A-Za-z]{2,},? [A-Za-z]{2,}/.test(inner.replace(/\\[A-Za-z]+ ?\{[^{}]*\}/g, ''));
}

/** Font and text commands, which do not change how their argument reads. */
const PLAIN: ReadonlySet<string> = new Set(
  `mathbf mathrm mathit mathsf mathtt mathcal mathscr mathfrak boldsymbol bm pmb operatorname underline emph mbox
   text textbf textit texttt textrm textsc textsf`.split(/\s+/),
);

/** Commands that only affect layout. */
const SILENT: ReadonlySet<string> = new Set(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits'.split(' '),
);

/** Accents over a letter, as Unicode's combining marks. */
const HATS = toLookupTable(`
  hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 vec \u20d7 dot \u0307 ddot \u0308
  acute \u0301 grave \u0300 check \u030c breve \u0306
`);

const DOUBLE = toLookupTable('R ℝ N ℕ Z ℤ Q ℚ C ℂ P ℙ H ℍ E 𝔼');

/** Commands of one character: spaces of all widths, and escaped characters. */
const SHORT = new Map([
  ...toLookupTable('% % & & $ $ # # _ _ { { } } | ‖'),
  ...[...',;: '].map((c) => [c, ' '] as const),
]).set('!', '');

interface Reader {
  formula: string;
  at: number;
}

/** Reads a formula as text; undefined if a part of it cannot be read from left to right. */
function readFormula(formula: string): string | undefined {
  const reader = { formula, at: 0 };
  const text = readUntilBrace(reader);
  return text === undefined || reader.at < formula.length ? undefined : text.replace(/ {2,}/g, ' ').trim();
}

function readUntilBrace(reader: Reader): string | undefined {
  let text = '';
  while (reader.at < reader.formula.length && reader.formula[reader.at] !== '}') {
    const read = readNext(reader, text);
    if (read === undefined) return undefined;
    text += read;
  }
  return text;
}

function readNext(reader: Reader, before: string): string | undefined {
  const character = String.fromCodePoint(reader.formula.codePointAt(reader.at) ?? 0);
  if (character === '{') return readGroup(reader);
  if (character === '\\') return readMacro(reader, before);
  reader.at += character.length;
  if (character === '^' || character === '_') return readScript(reader, character);
  if (character === '~') return ' ';
  return /[#&%"]/.test(character) ? undefined : character;
}

function readGroup(reader: Reader): string | undefined {
  reader.at++;
  const inner = readUntilBrace(reader);
  if (reader.formula[reader.at] !== '}') return undefined;
  reader.at++;
  return inner;
}

function readArgument(reader: Reader): string | undefined {
  skipSpace(reader);
  return reader.at < reader.formula.length ? readNext(reader, '') : undefined;
}

function readScript(reader: Reader, mark: string): string | undefined {
  const inner = readArgument(reader);
  return inner === undefined ? undefined : toScript(mark, inner.trim(), reader.formula.charAt(reader.at));
}

function readMacro(reader: Reader, before: string): string | undefined {
  const name = /^[A-Za-z]+|^./su.exec(reader.formula.slice(reader.at + 1, reader.at + 40))?.[0] ?? '';
  reader.at += 1 + name.length;
  if (!/^[A-Za-z]/.test(name)) return SHORT.get(name);
  const spaced = skipSpace(reader);
  const sign = MATH_SYMBOLS.get(name);
  if (sign !== undefined) return sign + (spaced && keepsSpace(reader, before) ? ' ' : '');
  if (FUNCTIONS.has(name)) return readFunction(reader, name, before);
  if (SILENT.has(name)) return reader.formula[reader.at] === '.' ? undefined : '';
  if (PLAIN.has(name)) return readArgument(reader);
  return readBuilt(reader, name);
}

/** A space after a macro only ends it before a letter or number; otherwise it is meant. */
function keepsSpace(reader: Reader, before: string): boolean {
  return before.endsWith(' ') || !/[\p{L}\d\\({]/u.test(reader.formula.charAt(reader.at));
}

function readFunction(reader: Reader, name: string, before: string): string {
  const gap = /[\p{L}\d)]$/u.test(before) ? ' ' : '';
  return gap + name + (/[\p{L}\d\\]/u.test(reader.formula.charAt(reader.at)) ? ' ' : '');
}

function readBuilt(reader: Reader, name: string): string | undefined {
  const inner = readArgument(reader);
  if (inner === undefined) return undefined;
  const isSimple = /^[\p{L}\d.]+$/u.test(inner);
  if (name === 'mathbb') return DOUBLE.get(inner) ?? (isSimple ? inner : undefined);
  if (name === 'sqrt') return isSimple ? `√${inner}` : `√(${inner})`;
  if (HATS.has(name)) return /^\p{L}$/u.test(inner) ? (inner + HATS.get(name)).normalize('NFC') : undefined;
  if (name !== 'frac' && name !== 'tfrac') return undefined;
  const below = readArgument(reader);
  return isSimple && below !== undefined && /^[\p{L}\d.]+$/u.test(below) ? `${inner}/${below}` : undefined;
}

function skipSpace(reader: Reader): boolean {
  const start = reader.at;
  while (reader.formula[reader.at] === ' ') reader.at++;
  return reader.at > start;
}
