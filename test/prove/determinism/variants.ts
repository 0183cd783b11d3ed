import { readFileSync } from 'node:fs';
import { random } from '../../support/random.ts';

/** How a run differs from the plain one; what is not said is as on this machine. */
export interface Variant {
  name: string;
  env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  node?: readonly string[];
  /** Version of Node, of a package of its own. */
  version?: string;
  /** What starts Node, and its arguments. */
  through?: readonly string[];
  umask?: string;
  /** Seed of the order in which folders are listed, and in which their files were made. */
  shuffled?: number;
  /** The cache is that of another run, which may be damaged. */
  cache?: 'warm' | 'corrupt';
}

/** 0 to 24 hours apart; one of half an hour, one of three quarters, and one in which a day was left out. */
const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

/** English, one without a dot on i, one that writes from right to left with other digits, and none. */
const LOCALES = ['en_US.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'C'];

/** Before all of our pages, the last second of 32 bits and a bit, and a century that is no leap year. */
const CLOCKS = ['1970-01-02 00:00:00', '2038-01-19 03:14:08', '2100-02-28 23:59:59'];

/** The oldest that we support, and the newest of each that came since. */
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

/** Number of a processor that we may run on: in a container that need not be 0. */
function oneProcessor(): string {
  const [, first = '0'] =
    /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return first;
}

/** Several of them at once, drawn at random. */
export function mixed(seed: number, count: number): Variant[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => {
    const some = [...Array(4)].map(() => VARIANTS[Math.floor(next() * VARIANTS.length)] as Variant);
    return some.reduce(both, { name: `mixed ${i + 1}` });
  });
}

function both(one: Variant, other: Variant): Variant {
  return {
    ...one,
    ...other,
    name: `${one.name}, ${other.name}`,
    env: { ...one.env, ...other.env },
    node: [...(one.node ?? []), ...(other.node ?? [])],
    through: [...(one.through ?? []), ...(other.through ?? [])],
  };
}

/** One of each kind that needs nothing to be fetched. */
export function isQuick({ name }: Variant): boolean {
  return /Kiritimati|tr_TR|umask 077|order 2|corrupt|2100/.test(name);
}
