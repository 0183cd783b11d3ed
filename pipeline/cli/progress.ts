import { createRequire } from 'node:module';
import { isStderrTerminal } from './print.ts';

/** Tells how far a long run has come. */
export interface Progress {
  /** Begins the next part of the work, of so many steps. */
  part(name: string, steps: number): void;
  step(count?: number): void;
  /** Takes the bar off the terminal. */
  end(): void;
}

const SILENT: Progress = { part: () => {}, step: () => {}, end: () => {} };

/** A bar on the terminal; silent where nobody looks: in CI, in a pipe, and when asked to be. */
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
