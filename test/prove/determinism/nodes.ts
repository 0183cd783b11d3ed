import { join } from 'node:path';
import { $ } from 'zx';

/** The program of a version of Node, from its package, by version; each is fetched into the folder once, when it is first asked for. */
export function nodesIn(folder: string): (version: string) => Promise<string> {
  // promises: two runs at once may ask for one, and a program that is still being written cannot be started
  const fetched = new Map<string, Promise<string>>();
  return (version) => {
    const node = fetched.get(version) ?? fetchNode(version, join(folder, version));
    fetched.set(version, node);
    return node;
  };
}

async function fetchNode(version: string, into: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  await $({
    quiet: true,
  })`npm install --prefix ${into} --no-save --no-audit --no-fund --ignore-scripts --fetch-retries 5 ${`${name}@${version}`}`;
  return join(into, 'node_modules', name, 'bin', 'node');
}
