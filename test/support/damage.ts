/** A way to damage one paragraph of a dump. */
interface Damage {
  name: string;
  /** Number of records that it touches, and so may lose. */
  mayCost: number;
  /** The paragraphs with the one at `index` damaged. */
  apply(paragraphs: readonly string[], index: number): string[];
}

/** What gets between paragraphs when people save pages: mistyped keys, mojibake, markup, parts of other pages. */
const GARBAGE: readonly [string, string][] = [
  ['symbols', '%%%% ==== #### //// 0x3f 17'],
  ['keys', 'asdfghjkl qwertyuiop zxcvbnm'],
  ['mojibake', 'Ã©Ã¨ â€œ Ã¼ber â€™ ï¿½'],
  ['markup', '<div class="x-17"><a href="#">Share</a></div>'],
  ['cookie notice', 'We use cookies to improve your experience. Accept all Reject all Manage preferences'],
  [
    'a long notice',
    'The server could not complete your request at this time. Please wait a few minutes, then press the button below to try once more. '
      .repeat(6)
      .trim(),
  ],
  ['a control character', 'page\u0007 break'],
];

export const DAMAGES: readonly Damage[] = [
  makeDamage('removed', 1, () => []),
  makeDamage('doubled', 1, (paragraph) => [paragraph, paragraph]),
  makeDamage('cut after its first half', 1, (paragraph) => [takeFirstHalf(paragraph)]),
  makeDamage('cut before its second half', 1, (paragraph) => [takeSecondHalf(paragraph)]),
  makeDamage('cut in two', 1, (paragraph) => [takeFirstHalf(paragraph), takeSecondHalf(paragraph)]),
  makeDamageToTwo('swapped with the next', (paragraph, next) => [next, paragraph]),
  makeDamageToTwo('glued to the next', (paragraph, next) => [paragraph + next]),
  makeDamageToTwo('glued to the next with a blank', (paragraph, next) => [`${paragraph} ${next}`]),
  makeDamageToTwo('glued to the next with a line end', (paragraph, next) => [`${paragraph}\n${next}`]),
  ...GARBAGE.map(([name, garbage]) => makeDamage(`after ${name}`, 1, (paragraph) => [garbage, paragraph])),
  ...GARBAGE.slice(0, 1).map(([name, garbage]) =>
    makeDamage(`behind ${name} on its line`, 1, (paragraph) => [`${garbage} ${paragraph}`]),
  ),
];

function makeDamage(name: string, mayCost: number, change: (paragraph: string) => string[]): Damage {
  const apply = (all: readonly string[], index: number) => [
    ...all.slice(0, index),
    ...change(all[index] ?? ''),
    ...all.slice(index + 1),
  ];
  return { name, mayCost, apply };
}

function makeDamageToTwo(name: string, change: (paragraph: string, next: string) => string[]): Damage {
  const apply = (all: readonly string[], index: number) => [
    ...all.slice(0, index),
    ...change(all[index] ?? '', all[index + 1] ?? ''),
    ...all.slice(index + 2),
  ];
  return { name, mayCost: 2, apply };
}

function takeFirstHalf(text: string): string {
  return text.slice(0, text.length / 2).trim();
}

function takeSecondHalf(text: string): string {
  return text.slice(text.length / 2).trim();
}

export interface Titled {
  title: string;
  abstract: string;
}

/** Counts the records that are lost, and lists records whose abstract belongs to another title. */
export function harm(
  truth: readonly Titled[],
  found: readonly Titled[],
): { lost: number; foreign: Titled[] } {
  const whole = new Set(found.map(makeKey));
  const known = new Set(truth.map(makeKey));
  return {
    lost: truth.filter((record) => !whole.has(makeKey(record))).length,
    foreign: found.filter(
      (record) => !known.has(makeKey(record)) && !truth.some((own) => isPartOf(record, own)),
    ),
  };
}

function makeKey({ title, abstract }: Titled): string {
  return `${title}\n\n${abstract}`;
}

/** Whether title and abstract are a damaged version of one record: parts of it, or more than it. */
function isPartOf(found: Titled, own: Titled): boolean {
  return doOverlap(own.title, found.title) && doOverlap(own.abstract, found.abstract);
}

function doOverlap(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}
