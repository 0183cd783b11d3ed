import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bytes, cutOff, type Damage, row, text } from '../tamper.ts';

export const inShape: Damage[] = [
  ['a line cut off', 'ledger.jsonl', cutOff('ledger.jsonl')],
  ['a missing table', 'review.jsonl', (folder) => rmSync(join(folder, 'review.jsonl'))],
  ['an empty line', 'papers.jsonl', (folder) => appendFileSync(join(folder, 'papers.jsonl'), '\n')],
  ['CRLF', 'merges.jsonl', text('merges.jsonl', (all) => all.replace('\n', '\r\n'))],
  ['two rows in a line', 'merges.jsonl', text('merges.jsonl', (all) => all.replace('\n', ''))],
  [
    'a byte that is not UTF-8',
    'papers.jsonl',
    bytes('papers.jsonl', (all) => all.fill(0xff, all.indexOf('Tidal'), all.indexOf('Tidal') + 1)),
  ],
  [
    'a key that is there twice',
    'papers.jsonl',
    text('papers.jsonl', (all) => all.replace('"text_issues":[', '"text_issues":[],"text_issues":[')),
  ],
  [
    'keys in another order',
    'redirects.jsonl',
    text('redirects.jsonl', (all) => all.replace(/("id":"[^"]*"),("paper_id":"[^"]*")/, '$2,$1')),
  ],
  [
    'keys in another order within a row',
    'papers.jsonl',
    text('papers.jsonl', (all) => all.replace(/("url":"[^"]*"),("kind":"code")/, '$2,$1')),
  ],
  ['an extra key', 'merges.jsonl', text('merges.jsonl', (all) => all.replace('{', '{"x":1,'))],
  ['an id of another form', 'papers.jsonl', row('papers', { id: 'dp-1' })],
  [
    'a day that no calendar has',
    'digests.jsonl',
    text('digests.jsonl', (all) => all.replace('2025-08-04', '2025-08-32')),
  ],
  ['keys of the manifest in another order', 'manifest.json', text('manifest.json', nameLast)],
  ['no manifest', 'manifest.json', (folder) => rmSync(join(folder, 'manifest.json'))],
];

function nameLast(json: string): string {
  const { name, ...rest } = JSON.parse(json);
  return JSON.stringify({ ...rest, name });
}
