/** Hears the path of each file or folder that is about to change for good; drafts and caches do not count. */
type Listener = (path: string) => void;

let listener: Listener = () => {};

/** Sets who hears of changes. There is one listener in a process, because there is one command. */
export function listenForChanges(hear: Listener): void {
  listener = hear;
}

/** Tells of a change before it is made: a run that is killed in between must not say that nothing was changed. */
export function announceChange(path: string): void {
  listener(path);
}
