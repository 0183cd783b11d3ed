import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { $, which } from 'zx';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const VENV = fileURLToPath(new URL('../../.venv-passport/', import.meta.url));

/** Python's own tools, exact in every package that comes along. */
const REQUIREMENTS = ['requirements.txt', 'constraints.txt'].map((file) => HERE + file);

/** Programs that only Debian has, by the package that brings them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  sqlite3: 'sqlite3',
  'libreoffice-calc-nogui': 'soffice',
};

/** Something that cannot be installed: the message says what, why, and what to run. */
export class InstallError extends Error {}

/**
 * Makes a virtual environment of our own, if it is not there as it should be.
 * @returns the folder of its programs
 */
export async function installPython(say: (text: string) => void): Promise<string> {
  const stamp = `${VENV}installed.txt`;
  const wanted = REQUIREMENTS.map((file) => readFileSync(file, 'utf8')).join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return `${VENV}bin`;
  say('installing the Python tools into .venv-passport');
  await makeVenv();
  const [requirements, constraints] = REQUIREMENTS;
  // without bytecode: most of it is never loaded
  const flags = ['--quiet', '--disable-pip-version-check', '--no-compile'];
  const { exitCode, stderr } =
    await quiet`${VENV}bin/pip install ${flags} -r ${requirements} -c ${constraints}`;
  if (exitCode !== 0)
    throw new InstallError(
      `the Python tools cannot be installed: ${lastLines(stderr)}; run: npx daily-papers passport`,
    );
  writeFileSync(stamp, wanted);
  return `${VENV}bin`;
}

const quiet = $({ quiet: true, nothrow: true });

/** Debian's Python has no venv of its own. */
async function makeVenv(): Promise<void> {
  const make = () => quiet`python3 -m venv --clear ${VENV}`;
  if ((await make()).exitCode === 0) return;
  await installDebian('python3-venv');
  const { exitCode, stdout, stderr } = await make();
  if (exitCode !== 0)
    throw new InstallError(
      `no virtual environment: ${lastLines(stdout + stderr)}; install: apt-get install python3-venv`,
    );
}

/** Installs a program of Debian's that is not there. Throws an InstallError when that fails. */
export async function installProgram(name: string, say: (text: string) => void): Promise<void> {
  const program = PROGRAMS[name];
  if (program === undefined || (await which(program, { nothrow: true }))) return;
  say(`installing ${name}`);
  await installDebian(name);
  if (!(await which(program, { nothrow: true })))
    throw new InstallError(`${program} is not installed; install: apt-get install ${name}`);
}

async function installDebian(name: string): Promise<void> {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  await quiet`${sudo} apt-get update -q`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await $({ quiet: true, nothrow: true, env })`${sudo} apt-get install -qy --no-install-recommends ${name}`;
}

/** Whether Debian has a package, by what the machine knows of it. */
export async function hasDebian(name: string): Promise<boolean> {
  return (await quiet`apt-cache show ${name}`).exitCode === 0;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ');
}
