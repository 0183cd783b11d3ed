import type { Row } from './parts.ts';

/** What each row is called. */
export const ROWS: Readonly<Record<Row, string>> = {
  killed: 'SIGKILL at every call',
  failing: 'ENOSPC and EIO at every call',
  lying: 'a disk that lies',
  crashing: 'the power fails',
  crashingTwice: 'killed, then the power fails',
};
