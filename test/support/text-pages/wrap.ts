/** Breaks each line at a width, at blanks and after hyphens, as html2text does; lists stay on their lines. */
export function wrapAfterHyphens(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (/^\s*[*\d]/.test(line) ? line : wrapLine(line, width, /(?<= )|(?<=[a-z]-)(?=[a-z])/)))
    .join('\n');
}

/** Breaks each line at a width, at blanks. */
export function wrapAtBlanks(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width, /(?<= )/))
    .join('\n');
}

function wrapLine(line: string, width: number, places: RegExp): string {
  const lines = [''];
  for (const piece of line.split(places)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && `${last}${piece}`.trimEnd().length > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((one, index) => (index < lines.length - 1 ? one.trimEnd() : one)).join('\n');
}

/** Writes links by the numbers of a list at the end, as html2text does on demand. */
export function toReferences(text: string): string {
  const numbers = new Map<string, number>();
  const body = text.replace(/\]\(([^()\s]*)\)/g, (_, address: string) => {
    if (!numbers.has(address)) numbers.set(address, numbers.size + 1);
    return `][${numbers.get(address)}]`;
  });
  const list = [...numbers].map(([address, number]) => `   [${number}]: ${address}\n\n`);
  return `${body}\n${list.join('')}`;
}
