/** A whole number with a comma at each thousand: Intl gives what the machine and its Node know. */
export function grouped(count: number): string {
  const digits = String(count);
  let end = digits.length;
  let text = '';
  for (; end > 3; end -= 3) text = `,${digits.slice(end - 3, end)}${text}`;
  return digits.slice(0, end) + text;
}

/** `1 paper`, `2,000 papers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A text cut at a number of characters. */
export function shortened(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
