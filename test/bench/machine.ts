import { availableParallelism, cpus, totalmem } from 'node:os';

/** What measurements depend on. */
interface Machine {
  node: string;
  platform: string;
  processor: string;
  cores: number;
  /** Of 10^9 bytes. */
  gigabytes: number;
}

export function describeMachine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / 1e9),
  };
}
