import type { Help } from './example.ts';

/** Of the rows of a built folder, which `npm run emit` reads back; the examples are pieces of it. */
export const ROW_HELP = {
  'validate/repeated-item': {
    why: 'A list that must hold each item once holds one twice.',
    bad: { 'papers.jsonl': '{ ..., "title_variants": ["Do Bees Count?", "Do Bees Count?"], ... }\n' },
    good: { 'papers.jsonl': '{ ..., "title_variants": ["Do Bees Count?"], ... }\n' },
  },
  'validate/repeated-key': {
    why: 'Two rows of a table have the same key, and each must have one of its own.',
    bad: { 'papers.jsonl': '{ "id": "dp-000000000001", ... }\n{ "id": "dp-000000000001", ... }\n' },
    good: { 'papers.jsonl': '{ "id": "dp-000000000001", ... }\n{ "id": "dp-000000000002", ... }\n' },
  },
} as const satisfies Record<string, Help>;
