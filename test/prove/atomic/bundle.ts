import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../../bench/made-up.ts';

/**
 * Makes one program of the pipeline and the proof: thousands of processes are started, and through tsx each would take
 * seconds. What was compiled once is kept beside it.
 * @returns what Node is started with
 */
export async function bundleInto(folder: string): Promise<string> {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [join(ROOT, 'test/prove/atomic/program.ts')],
    outfile: join(folder, 'program.cjs'),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
    banner: { js: `const HERE = require('node:url').pathToFileURL(__filename).href;` },
    define: { 'import.meta.url': 'HERE' },
    plugins: [notWaiting],
  });
  const start = join(folder, 'start.cjs');
  writeFileSync(start, START);
  return start;
}

/** CommonJS cannot wait at the top of a file; the commands that would are not the ones that are started here. */
const notWaiting: Plugin = {
  name: 'not waiting',
  setup: ({ onLoad }) => {
    onLoad({ filter: /pipeline\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^( *)await runCommand\(/m, '$1void runCommand('),
      loader: 'ts',
    }));
  },
};

/** Compiles the program, or takes what was compiled when it ended the first time. */
const START = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const [filename, cache] = ['program.cjs', 'program.cache'].map((name) => join(__dirname, name));
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const source = '(function (require, module, exports, __filename, __dirname) {' + readFileSync(filename, 'utf8') + '\\n})';
const script = new Script(source, { filename, cachedData });
script.runInThisContext()(require, module, exports, filename, __dirname);
if (process.env.KEEP_COMPILED) process.on('exit', () => writeFileSync(cache, script.createCachedData()));
`;
