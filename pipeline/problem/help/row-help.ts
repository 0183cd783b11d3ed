import type { Help } from './example.ts';

/** Help for the rows of a built folder, which `npx daily-papers emit` reads back. The examples are excerpts. */
export const ROW_HELP = {
  'validate/repeated-item': {
    why: 'A list has an item twice, but its items must be unique.',
    bad: { 'papers.jsonl': '{ ..., "title_variants": ["Do Bees Count?", "Do Bees Count?"], ... }\n' },
    good: { 'papers.jsonl': '{ ..., "title_variants": ["Do Bees Count?"], ... }\n' },
  },
  'validate/repeated-key': {
    why: 'Two rows of a table have the same key, but keys must be unique.',
    bad: { 'papers.jsonl': '{ "id": "dp-000000000001", ... }\n{ "id": "dp-000000000001", ... }\n' },
    good: { 'papers.jsonl': '{ "id": "dp-000000000001", ... }\n{ "id": "dp-000000000002", ... }\n' },
  },
} as const satisfies Record<string, Help>;
