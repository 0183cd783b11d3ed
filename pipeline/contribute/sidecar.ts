import type { Sidecar } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { toViolations } from '../validate/violations.ts';

/** What the contributor says about a dump. */
export interface SidecarFlags {
  year?: number;
  yearReason?: string;
  sourceUrl?: string;
}

const FLAGS: Readonly<Record<string, string>> = {
  year: '--year',
  year_reason: '--year-reason',
  source_url: '--source-url',
};

/** Says what is wrong with the values of the flags; null if nothing is. A sidecar with them would have no place to name. */
export function findFlagFault(said: SidecarFlags): string | null {
  const fields = toSidecarFields(said);
  if (validateSidecar(fields)) return null;
  const [first] = toViolations(validateSidecar.errors, fields);
  const [key = ''] = first?.path ?? [];
  return `${FLAGS[key] ?? key}${first?.message.slice(key.length) ?? ''}; ${first?.fix ?? ''}`;
}

/** A year needs a reason, so that it is never a guess. Without one, the contributor vouches for it. */
const VOUCHED = 'said by the person who contributed the dump';

interface SidecarOptions {
  /** Adds the fields that the existing sidecar lacks. */
  fix?: boolean;
  /** What was fixed in the dump. */
  fixes?: readonly string[];
}

/**
 * Drafts the sidecar of a submitted dump.
 * @param there the existing sidecar, if there is one
 */
export function draftSidecar(
  there: Sidecar | null,
  said: SidecarFlags,
  { fix = false, fixes = [] }: SidecarOptions = {},
): Sidecar {
  const given = { ...there, ...toSidecarFields(said) };
  const noted = fixes.length === 0 ? {} : { note: formatNote(given.note ?? null, fixes) };
  if (there !== null && !fix) return { ...given, ...noted };
  return { ...selectYear(given), ...WITHOUT_YEAR, ...given, ...noted };
}

/** Explicitly unknown. */
const WITHOUT_YEAR: Sidecar = { source_url: null, retrieved: null, licence: null, note: null };

/** Lists the fields that a new or fixed sidecar gets. */
export function listMissing(there: Sidecar): string[] {
  return Object.keys(WITHOUT_YEAR).filter((field) => !Object.hasOwn(there, field));
}

export function formatSidecar(sidecar: Sidecar): string {
  return `${JSON.stringify(sidecar, null, 2)}\n`;
}

function toSidecarFields({ year, yearReason, sourceUrl }: SidecarFlags): Sidecar {
  return {
    ...(year === undefined ? {} : { year, year_reason: yearReason ?? VOUCHED }),
    ...(year === undefined && yearReason !== undefined ? { year_reason: yearReason } : {}),
    ...(sourceUrl === undefined ? {} : { source_url: sourceUrl }),
  };
}

/** Year and reason come first, where readers look for them. */
function selectYear({ year, year_reason }: Sidecar): Sidecar {
  return { ...(year === undefined ? {} : { year }), ...(year_reason === undefined ? {} : { year_reason }) };
}

function formatNote(note: string | null, fixes: readonly string[]): string {
  const words = `fixed when it was added: ${fixes.join(', ')}`;
  return note === null ? words : `${note}; ${words}`;
}
