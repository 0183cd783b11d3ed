import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

/**
 * Two names of one folder change places in one step, so that neither is missing for an instant: a rename cannot do that
 * with folders that have files, and Node has no call that can.
 * @param one a folder that no other process touches; another run may exchange the other one again at once
 * @returns false where nothing on this machine can do it, and all is as it was
 */
export function exchange(one: string, other: string): boolean {
  if (process.platform !== 'linux') return false;
  const before = identityOf(one);
  return WAYS.some(([command, argumentsFor]) => {
    spawnSync(command, argumentsFor(one, other), {
      stdio: 'ignore',
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    // whatever the program says of itself, and however it ended
    return identityOf(one) !== before;
  });
}

/** A program that starts takes tens of milliseconds; on a machine that does nothing any more, renames are tried. */
const PATIENCE = 10_000;

/**
 * AT_FDCWD is -100 and RENAME_EXCHANGE 2 (rename(2), glibc 2.28). A program that outlives a killed build would do this
 * while the next build is at work: PR_SET_PDEATHSIG (1) kills (9) it too, and one whose parent was gone before that does
 * nothing.
 */
const RENAMEAT2 = `
import ctypes, os, sys
libc = ctypes.CDLL(None)
libc.prctl(1, 9)
if os.getppid() != int(sys.argv[3]): sys.exit(1)
one, other = (os.fsencode(path) for path in sys.argv[1:3])
sys.exit(libc.renameat2(-100, one, -100, other, 2) != 0)
`;

type ArgumentsFor = (one: string, other: string) => string[];

const byPython: ArgumentsFor = (one, other) => ['-I', '-S', '-c', RENAMEAT2, one, other, String(process.pid)];

/** The fastest first: coreutils have it since 9.5, and what a user calls python3 may be a script that looks for it. */
const WAYS: readonly [command: string, argumentsFor: ArgumentsFor][] = [
  ['mv', (one, other) => ['--exchange', '--no-copy', '-T', '--', one, other]],
  ['/usr/bin/python3', byPython],
  ['python3', byPython],
];

function identityOf(path: string): string {
  const { dev, ino } = lstatSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
