import { DAILY } from './daily.ts';
import { ONE_PAPER } from './one-paper.ts';
import type { Rendering } from './rendering.ts';
import { SEARCH } from './search.ts';
import { TRENDING } from './trending.ts';

/** Every way in which pages of the site are saved as text or Markdown. */
export const RENDERINGS: readonly Rendering[] = [...DAILY, ...TRENDING, ...SEARCH, ...ONE_PAPER];
