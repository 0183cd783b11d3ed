import * as runner from '@vitest/runner';
import type { Suite, Task, Test, VitestRunner } from '@vitest/runner';
import { expect } from 'vitest';

/** Longest that a test may wait for something, on a busy machine; what goes on without a pause is ended from outside. */
const PATIENCE = 30_000;

/** A test of a file that was loaded. */
export interface Loaded {
  name: string;
  /** Does what must come before it, once. */
  before(): Promise<void>;
  /** Throws as the test does. */
  run(): Promise<void>;
}

/** Finds the tests of a file; `load` runs the file. */
export async function testsOf(name: string, load: () => void): Promise<Loaded[]> {
  const config = {
    root: '.',
    name: undefined,
    setupFiles: [],
    sequence: { shuffle: false, concurrent: false, hooks: 'stack', setupFiles: 'list', seed: 1 },
    testTimeout: PATIENCE,
    hookTimeout: 30_000,
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
    // the parts that collecting asks for
  } as unknown as VitestRunner);
  if (file?.result?.state === 'fail') throw new Error(`${name}: ${file.result.errors?.[0]?.message}`);
  return file ? testsUnder(file, []) : [];
}

function testsUnder(suite: Suite, above: readonly Level[]): Loaded[] {
  const levels = [...above, levelOf(suite)];
  return suite.tasks.flatMap((task: Task) =>
    isLeftOut(task) ? [] : task.type === 'suite' ? testsUnder(task, levels) : [loadedOf(task, levels)],
  );
}

function isLeftOut({ mode }: Task): boolean {
  return mode === 'skip' || mode === 'todo';
}

/** What a suite has its tests do. */
interface Level {
  /** Does what comes before all of them, once. */
  before(): Promise<void>;
  suite: Suite;
  hooks: ReturnType<typeof runner.getHooks>;
}

/** What comes before a test and what comes after are called alike, though their types are not. */
type Hook = (context: object, suite: Suite) => unknown;

function levelOf(suite: Suite): Level {
  const hooks = runner.getHooks(suite);
  const beforeAll = async () => {
    for (const hook of hooks.beforeAll) await (hook as Hook)({}, suite);
  };
  let done: Promise<void> | undefined;
  return { suite, hooks, before: () => (done ??= beforeAll()) };
}

function loadedOf(test: Test, levels: readonly Level[]): Loaded {
  const each = async (name: 'beforeEach' | 'afterEach') => {
    for (const { hooks, suite } of levels)
      for (const hook of hooks[name]) await (hook as Hook)(test.context, suite);
  };
  return {
    name: test.fullTestName ?? test.name,
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
