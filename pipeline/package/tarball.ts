import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDiskError } from '../disk/error.ts';
import { PACKAGE } from '../metadata/about.ts';

interface Tarball {
  path: string;
  bytes: number;
  sha256: string;
}

/** Packs an assembled package. npm sets times and owners, so the same files give the same bytes. */
export function pack(folder: string, version: string, destination: string): Tarball {
  // run inside the folder, because npm takes a relative path for a GitHub repository
  const args = ['pack', '--offline', '--ignore-scripts', '--pack-destination', resolve(destination)];
  const { status, stderr, error } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw createDiskError(stderr.trim(), 'EPACK', 'npm pack');
  const path = join(destination, `${PACKAGE}-${version}.tgz`);
  const bytes = readFileSync(path);
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
