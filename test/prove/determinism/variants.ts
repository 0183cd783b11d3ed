import { readFileSync } from 'node:fs';

/** How a run differs from the plain one. */
export interface Variant {
  name: string;
  env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  node?: readonly string[];
  /** Version of Node. */
  version?: string;
  /** The program that starts Node, and its arguments. */
  through?: readonly string[];
  umask?: string;
  /** Seed of the order in which folders are listed, and in which their files were made. */
  shuffled?: number;
  /** The cache of the plain run, perhaps damaged. */
  cache?: 'warm' | 'corrupt';
}

/** Both ends of the world, offsets of 45 and 30 minutes, and a zone that skipped a day. */
const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

/** English, one with a dotless i, one with other digits that is written from right to left, and the default. */
const LOCALES = ['en_US.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'C'];

/** Before all of our pages, the last second of 32 bits, and the end of a February without a leap day. */
const CLOCKS = ['1970-01-02 00:00:00', '2038-01-19 03:14:08', '2100-02-28 23:59:59'];

/** The oldest that we support, and the newest of each later line. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0'];

export const VARIANTS: readonly Variant[] = [
  ...ZONES.map((zone) => ({ name: `time zone ${zone}`, env: { TZ: zone } })),
  ...LOCALES.map((locale) => ({ name: `locale ${locale}`, env: { LANG: locale, LC_ALL: locale } })),
  { name: 'another user', through: ['unshare', '--user', '--map-user=12345', '--map-group=12345'] },
  ...['000', '077', '027'].map((umask) => ({ name: `umask ${umask}`, umask })),
  ...[1, 2, 3].map((shuffled) => ({ name: `folders listed in order ${shuffled}`, shuffled })),
  {
    name: 'one thread',
    env: { UV_THREADPOOL_SIZE: '1' },
    node: ['--v8-pool-size=0'],
    through: ['taskset', '-c', oneProcessor()],
  },
  { name: 'two threads', env: { UV_THREADPOOL_SIZE: '2' }, node: ['--v8-pool-size=2'] },
  { name: 'a cold cache' },
  { name: 'a warm cache', cache: 'warm' },
  { name: 'a corrupt cache', cache: 'corrupt' },
  ...CLOCKS.map((clock) => ({ name: `the clock at ${clock}`, through: ['faketime', '-f', `@${clock}`] })),
  ...VERSIONS.map((version) => ({ name: `Node ${version}`, version })),
];

/** One of each kind that needs no download. */
export const QUICK = /Kiritimati|tr_TR|umask 077|order 2|corrupt|2100/;

/** A processor that we may use: in a container it need not be 0. */
function oneProcessor(): string {
  const status = readFileSync('/proc/self/status', 'utf8');
  return /^Cpus_allowed_list:\s*(\d+)/m.exec(status)?.[1] ?? '0';
}

/** Both differences at once. */
export function combine(one: Variant, other: Variant): Variant {
  return {
    ...one,
    ...other,
    name: `${one.name}, ${other.name}`,
    env: { ...one.env, ...other.env },
    node: [...(one.node ?? []), ...(other.node ?? [])],
    through: [...(one.through ?? []), ...(other.through ?? [])],
  };
}
