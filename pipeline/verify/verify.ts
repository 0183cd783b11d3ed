import { checkCaution } from './laws/caution.ts';
import { checkChecksums } from './laws/checksums.ts';
import { checkConservation } from './laws/conservation.ts';
import { type Dump, readDumps } from './dumps.ts';
import type { AsyncChecking, Checking, Figures, Finding } from './finding.ts';
import { openFolder } from './folder.ts';
import { type OnFile, checkOneDataset } from './laws/one-dataset.ts';
import { checkIds } from './laws/ids.ts';
import { checkLineage } from './laws/lineage.ts';
import { checkManifest } from './laws/manifest.ts';
import { checkProvenance } from './laws/provenance.ts';
import { checkRaw } from './laws/raw.ts';
import { checkShownText } from './laws/shown-text.ts';
import { type Released, readReleased } from './released.ts';
import { checkShapes } from './laws/shapes.ts';

/** The laws of a built or released folder. Each law reads nothing but the files of the folder. */
const LAWS = {
  checksums: checkChecksums,
  manifest: checkManifest,
  shapes: checkShapes,
  conservation: forEachDump(checkConservation),
  provenance: forEachDump(checkProvenance),
  lineage: checkLineage,
  reading: checkShownText,
  ids: checkIds,
  caution: checkCaution,
  'one-dataset': checkOneDataset,
  /** The only law that needs the dumps; skipped without them. */
  raw: checkRaw,
} as const satisfies Record<string, Law>;

type Law = (released: Released, onFile: OnFile) => Checking | AsyncChecking;

export type LawName = keyof typeof LAWS;

// the keys of the object above
export const LAW_NAMES = Object.keys(LAWS) as LawName[];

/** The result of a law. */
export interface Checked {
  law: LawName;
  holds: boolean;
  figures: Figures;
}

export interface Verified {
  laws: Checked[];
  findings: Finding[];
}

export interface VerifyOptions {
  /** Laws to check; all by default. The law `raw` is skipped without a folder of dumps. */
  laws?: readonly LawName[];
  /** Folder of the dumps and sidecars that the dataset was built from. */
  raw?: string | undefined;
  onFile?: OnFile;
}

/**
 * Checks a built or released folder with none of the code that made it. Violations are reported, never thrown.
 * @throws the system's error if the folder cannot be listed or read
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<Verified> {
  const folder = openFolder(path);
  try {
    if (options.raw === undefined) return await checkLaws(readReleased(folder), options);
    const dumps = openFolder(options.raw);
    try {
      return await checkLaws(readReleased(folder, dumps), options);
    } finally {
      dumps.close();
    }
  } finally {
    folder.close();
  }
}

async function checkLaws(
  released: Released,
  { laws = LAW_NAMES, onFile = () => {} }: VerifyOptions,
): Promise<Verified> {
  const verified: Verified = { laws: [], findings: [] };
  for (const law of laws.filter((name) => name !== 'raw' || released.raw !== null)) {
    const before = verified.findings.length;
    const checking = LAWS[law](released, onFile);
    let step = await checking.next();
    for (; !step.done; step = await checking.next()) verified.findings.push({ law, ...step.value });
    verified.laws.push({ law, holds: verified.findings.length === before, figures: step.value });
  }
  return verified;
}

/** Turns a law of a dump into a law of the folder: all dumps in turn, one in memory at a time. */
function forEachDump(check: (dump: Dump) => Checking): (released: Released) => Checking {
  return function* (released) {
    const sums = new Map<string, number>();
    for (const dump of readDumps(released)) {
      const figures = yield* check(dump);
      for (const [name, count] of Object.entries(figures)) sums.set(name, (sums.get(name) ?? 0) + count);
    }
    return Object.fromEntries(sums);
  };
}
