import type { Break } from '../proof.ts';
import { ONE_AT_WORK } from './locked.ts';
import { LET_ALONE, NO_MIXED_READ, RECOVERED } from './publishing.ts';

export const BREAKS: readonly Break[] = [
  {
    name: 'what other runs are at is cleared away',
    file: 'pipeline/disk/staging.ts',
    from: 'return owner !== thisProcess() && !hasEnded(owner);',
    to: 'return false;',
    finds: LET_ALONE,
  },
  {
    name: 'what killed runs have left is not cleared away',
    file: 'pipeline/disk/staging.ts',
    from: 'return owner !== thisProcess() && !hasEnded(owner);',
    to: 'return true;',
    finds: RECOVERED,
  },
  {
    name: 'a build takes the place of another one file by file',
    file: 'pipeline/disk/staging.ts',
    from: 'if (!takesPlace(staging, target)) replace',
    to: "if (existsSync(target)) process.getBuiltinModule('node:fs').cpSync(staging, target, { recursive: true });\n  else if (!takesPlace(staging, target)) replace",
    finds: NO_MIXED_READ,
  },
  {
    name: 'a release that another run has made is an error',
    file: 'pipeline/release/publish.ts',
    from: 'if (!existsSync(target) || sumOf(staging) !== sumOf(target)) throw error;',
    to: 'throw error;',
    finds: LET_ALONE,
  },
  {
    name: 'a lock is no hindrance',
    file: 'pipeline/cli/lock.ts',
    from: 'if (hasEnded(owner)) return;',
    to: 'return;',
    finds: ONE_AT_WORK,
  },
  {
    name: 'nobody has ever ended',
    file: 'pipeline/disk/process-identity.ts',
    from: '  if (host !== ourHost) return false;',
    to: '  if (host !== null) return false;',
    finds: ONE_AT_WORK,
  },
];
