import { createRequire } from 'node:module';
import { isStderrTerminal } from './print.ts';

/** Shows the progress of a long run. */
export interface Progress {
  /** Begins the next part of the work. */
  part(name: string, steps: number): void;
  step(count?: number): void;
  /** Removes the bar. */
  end(): void;
}

const SILENT: Progress = { part: () => {}, step: () => {}, end: () => {} };

/** Opens a bar on the terminal; silent in CI, in a pipe and if `quiet`. */
export function openProgress(quiet: boolean): Progress {
  if (quiet || !isStderrTerminal() || process.env.CI) return SILENT;
  // loaded only for a terminal
  const { SingleBar, Presets } = createRequire(import.meta.url)(
    'cli-progress',
  ) as typeof import('cli-progress');
  const format = '{part} {bar} {percentage}% {value}/{total}, {eta_formatted} left';
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, etaBuffer: 1000 },
    Presets.shades_classic,
  );
  return {
    part: (name, steps) => {
      bar.stop();
      if (steps > 0) bar.start(steps, 0, { part: name.padEnd(8) });
    },
    step: (count = 1) => bar.increment(count),
    end: () => bar.stop(),
  };
}
