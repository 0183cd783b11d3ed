import { expect, it } from 'vitest';
import { opposites } from '../../../pipeline/merge/compare/opposites.ts';

/** What each of two normalised titles has against the other. */
function against(a: string, b: string): string[][] {
  return [opposites(a, b), opposites(b, a)].map((marks) => marks.map(({ text }) => text));
}

it.each<[a: string, b: string, a: string[], b: string[]]>([
  ['upper bounds', 'lower bounds', ['upper'], ['lower']],
  ['images of trees', 'a video of trees', ['images'], ['video']],
  // one and the same word twice is no opposite of itself, once more is
  ['local and global trees', 'global and global trees grow', ['local'], ['global']],
  ['global and global trees', 'local and local trees grow', ['global', 'global'], ['local', 'local']],
  ['text to image', 'image to text', ['text', 'image'], ['image', 'text']],
  ['left right trees', 'right left trees', ['left', 'right'], ['right', 'left']],
  // the first and the last say whether it is a list, whatever stands between them
  [
    'image-text-to-video trees',
    'video-text-to-image trees',
    ['image', 'text', 'video'],
    ['video', 'text', 'image'],
  ],
])('%j and %j turn to the opposite', (a, b, ofA, ofB) => {
  expect(against(a, b)).toEqual([ofA, ofB]);
});

it.each([
  ['upper bounds', 'bounds'],
  ['image generation', 'image and video generation'],
  ['local trees', 'local and local trees'],
  ['local and global trees', 'global and local trees'],
  ['encoder/decoder trees', 'decoder/encoder trees'],
  ['encoder-decoder trees', 'decoder-encoder trees'],
  ['short, long trees', 'long, short trees'],
  ['encoder & decoder trees', 'decoder & encoder trees'],
  ['encoder- and decoder trees', 'decoder- and encoder trees'],
  ['online vs offline trees', 'offline vs online trees'],
  // in another order, but not of the same words
  ['text to image', 'image to text trees'],
])('%j and %j do not', (a, b) => {
  expect(against(a, b)).toEqual([[], []]);
});
