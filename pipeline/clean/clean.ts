import { BASE_RULES, MARKUP_RULES, CLEANING_RULES, type Rule } from './rules.ts';

export interface Cleaned {
  text: string;
  /** Names of the rules that changed the text, in the order of the table. */
  applied: string[];
}

/** None of 207,000 real titles and abstracts changed in a third pass; a text that changes after eight is adversarial. */
const PASSES = 8;

/** Cleans a title, abstract or summary for reading. A text of nothing but markup stays as it is. */
export function clean(text: string): Cleaned {
  const cleaned = repeatRules(text);
  return cleaned.text === '' ? { text, applied: [] } : cleaned;
}

/** Cleans a name or keyword: its characters and blanks only, because it has no markup. */
export function cleanName(name: string): string {
  return applyBaseRules({ text: name, applied: [] }).text || name;
}

/**
 * One rule may expose what another looks for, so the rules repeat until nothing changes, and cleaning is idempotent.
 * A text that keeps changing gets only the base rules.
 */
function repeatRules(text: string): Cleaned {
  const base = applyBaseRules({ text, applied: [] });
  let now = base;
  for (let passes = 0; passes < PASSES; passes++) {
    const next = applyRules(MARKUP_RULES, now);
    if (next.text === now.text) return { text: now.text, applied: sortByTable(now.applied) };
    now = applyBaseRules(next);
  }
  return base;
}

/** Repeats the base rules: removing an invisible character may let an accent compose. */
function applyBaseRules(before: Cleaned): Cleaned {
  let now = before;
  for (let passes = 0; passes < PASSES; passes++) {
    const next = applyRules(BASE_RULES, now);
    if (next.text === now.text) break;
    now = next;
  }
  return now;
}

/** What one rule changed in a text, after the rules before it. */
export interface TextChange {
  rule: string;
  before: string;
  after: string;
}

/** Lists what each rule changes in the first pass. */
export function listChanges(text: string): TextChange[] {
  const changes: TextChange[] = [];
  let before = text;
  for (const { name, apply } of CLEANING_RULES) {
    const after = apply(before);
    if (after !== before) changes.push({ rule: name, before, after });
    before = after;
  }
  return changes;
}

function applyRules(rules: readonly Rule[], before: Cleaned): Cleaned {
  let { text, applied } = before;
  for (const rule of rules) {
    const fixed = rule.apply(text);
    if (fixed !== text) applied = [...applied, rule.name];
    text = fixed;
  }
  return { text, applied };
}

/** Lists each name once, however often its rule changed something. */
function sortByTable(names: readonly string[]): string[] {
  return names.length === 0
    ? []
    : CLEANING_RULES.map(({ name }) => name).filter((name) => names.includes(name));
}
