/** Gives each moment to one stage only: a stage within another is not counted twice. */
interface Clock {
  /** What follows is of this stage. */
  enter(stage: string): void;
  /** This alone is of another stage. */
  within<T>(stage: string, run: () => T): T;
  /** Seconds of each stage, in the order in which they began. */
  end(): Record<string, number>;
}

/** Starts with the process: earlier time counts for the first stage. */
export function openClock(first: string): Clock {
  const seconds = new Map<string, number>();
  let stage = first;
  let since = 0; // performance.now() counts from the start of the process
  const enter = (next: string) => {
    const now = performance.now();
    seconds.set(stage, (seconds.get(stage) ?? 0) + (now - since) / 1000);
    stage = next;
    since = now;
  };
  return {
    enter,
    within: (inner, run) => {
      const outer = stage;
      enter(inner);
      const result = run();
      enter(outer);
      return result;
    },
    end: () => {
      enter('');
      return Object.fromEntries(seconds);
    },
  };
}
