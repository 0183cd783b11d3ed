import type { Sidecar } from '../../schemas/types.ts';

/** What the person who adds a dump says of it. */
export interface SidecarFlags {
  year?: number;
  yearReason?: string;
  sourceUrl?: string;
}

/** A reason is asked for with a year, so that it is never a guess; who gives none vouches for it. */
const VOUCHED = 'said by the person who contributed the dump';

export interface SidecarOptions {
  /** Adds the fields that the one that is there does not have. */
  fix?: boolean;
  /** What was mended in the dump. */
  did?: readonly string[];
}

/**
 * The sidecar of a dump that is added.
 * @param there what stands beside the dump already; null where nothing does
 */
export function draftSidecar(
  there: Sidecar | null,
  said: SidecarFlags,
  { fix = false, did = [] }: SidecarOptions = {},
): Sidecar {
  const given = { ...there, ...fromSaid(said) };
  const noted = did.length === 0 ? {} : { note: noteOf(given.note ?? null, did) };
  if (there !== null && !fix) return { ...given, ...noted };
  return { ...yearOf(given), ...WITHOUT_YEAR, ...given, ...noted };
}

/** Not known, and said so. */
const WITHOUT_YEAR: Sidecar = { source_url: null, retrieved: null, licence: null, note: null };

/** The fields that a first sidecar or a mended one gets. */
export function listMissing(there: Sidecar): string[] {
  return Object.keys(WITHOUT_YEAR).filter((field) => !Object.hasOwn(there, field));
}

/** The text of its file. */
export function formatSidecar(sidecar: Sidecar): string {
  return `${JSON.stringify(sidecar, null, 2)}\n`;
}

function fromSaid({ year, yearReason, sourceUrl }: SidecarFlags): Sidecar {
  return {
    ...(year === undefined ? {} : { year, year_reason: yearReason ?? VOUCHED }),
    ...(year === undefined && yearReason !== undefined ? { year_reason: yearReason } : {}),
    ...(sourceUrl === undefined ? {} : { source_url: sourceUrl }),
  };
}

/** Year and reason first, as a reader looks for them there. */
function yearOf({ year, year_reason }: Sidecar): Sidecar {
  return { ...(year === undefined ? {} : { year }), ...(year_reason === undefined ? {} : { year_reason }) };
}

function noteOf(note: string | null, did: readonly string[]): string {
  const words = `mended when it was added: ${did.join(', ')}`;
  return note === null ? words : `${note}; ${words}`;
}
