// the report says what the terminal says: one format of numbers for all text for people
export { formatCount as grouped, formatPlural as counted } from '../text/plural.ts';

/** A text cut at a number of characters. */
export function shortened(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
