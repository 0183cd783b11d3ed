import * as runner from '@vitest/runner';
import type { Suite, Task, Test, VitestRunner } from '@vitest/runner';
import { expect } from 'vitest';

/** Milliseconds that a test may wait, on a busy machine. */
const PATIENCE = 30_000;

/** A test of a loaded file. */
export interface Loaded {
  /** Runs the hooks before all tests, once. */
  before(): Promise<void>;
  /** Throws if the test fails. */
  run(): Promise<void>;
}

/** Collects the tests of a file. @param load runs the file */
export async function collectTests(name: string, load: () => void): Promise<Loaded[]> {
  const config = {
    root: '.',
    name: undefined,
    setupFiles: [],
    sequence: { shuffle: false, concurrent: false, hooks: 'stack', setupFiles: 'list', seed: 1 },
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    retry: 0,
    maxConcurrency: 1,
    passWithNoTests: true,
    includeTaskLocation: false,
    allowOnly: true,
    tags: [],
    strictTags: false,
  };
  const [file] = await runner.collectTests([name], {
    config,
    importFile: load,
    trace: (_: string, ...rest: unknown[]) => (rest.at(-1) as () => unknown)(),
    // the parts of a runner that collecting needs
  } as unknown as VitestRunner);
  if (file?.result?.state === 'fail') throw new Error(`${name}: ${file.result.errors?.[0]?.message}`);
  return file ? testsUnder(file, []) : [];
}

function testsUnder(suite: Suite, above: readonly Level[]): Loaded[] {
  const levels = [...above, levelOf(suite)];
  return suite.tasks.flatMap((task: Task) => {
    if (task.mode === 'skip' || task.mode === 'todo') return [];
    return task.type === 'suite' ? testsUnder(task, levels) : [toLoaded(task, levels)];
  });
}

/** A suite with its hooks. */
interface Level {
  before(): Promise<void>;
  suite: Suite;
  hooks: ReturnType<typeof runner.getHooks>;
}

/** All hooks are called alike, though their types differ. */
type Hook = (context: object, suite: Suite) => unknown;

function levelOf(suite: Suite): Level {
  const hooks = runner.getHooks(suite);
  const beforeAll = async () => {
    for (const hook of hooks.beforeAll) await (hook as Hook)({}, suite);
  };
  let done: Promise<void> | undefined;
  return { suite, hooks, before: () => (done ??= beforeAll()) };
}

function toLoaded(test: Test, levels: readonly Level[]): Loaded {
  const each = async (name: 'beforeEach' | 'afterEach') => {
    for (const { hooks, suite } of levels)
      for (const hook of hooks[name]) await (hook as Hook)(test.context, suite);
  };
  return {
    before: async () => {
      for (const { before } of levels) await before();
    },
    run: async () => {
      expect.setState({ assertionCalls: 0, currentTestName: test.fullTestName ?? test.name });
      await each('beforeEach');
      try {
        await runner.getFn(test)();
      } finally {
        await each('afterEach');
      }
      if (expect.getState().assertionCalls === 0) throw new Error('asserts nothing');
    },
  };
}
