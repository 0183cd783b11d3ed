import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { openProgress } from '../../pipeline/cli/progress.ts';
import { type FetchedDays, fetchDays, type FetchOptions } from '../../pipeline/fetch/fetch-days.ts';
import { listDays } from '../../pipeline/fetch/list-days.ts';
import { readPage } from '../../pipeline/fetch/read-page.ts';
import { parseRetryAfter } from '../../pipeline/fetch/retry.ts';
import { formatFetched } from '../../pipeline/fetch/wording.ts';
import { readSidecar } from '../../pipeline/validate/sidecar.ts';
import { cutOff, hangUp, json, openSite, pageOf, refuse, type Reply, type Site, stall } from './server.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-fetch-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const sites: Site[] = [];
afterEach(() => sites.splice(0).forEach((site) => site.close()));

const NOW = Date.parse('2025-10-10T12:00:00Z');
const DAY = '2025-09-01';
const FILE = `${DAY}.json`;

let folders = 0;

/** Fetches days from a site of its own, on a clock that does not wait. */
async function fetchFrom(
  replies: Record<string, Reply[]>,
  days: string[] = [DAY],
  { raw = join(TMP, String(++folders)), ...options }: Partial<FetchOptions> = {},
) {
  const site = await openSite(replies);
  sites.push(site);
  const waits: number[] = [];
  let time = NOW;
  const clock = {
    now: () => time,
    wait: (ms: number) => {
      waits.push(Math.round(ms));
      time += ms;
      return Promise.resolve();
    },
  };
  const fetched = await fetchDays(days, {
    ...{ raw, baseUrl: site.baseUrl, interval: 1000, timeout: 20_000, clock, progress: openProgress(true) },
    ...options,
  });
  const files = existsSync(raw) ? readdirSync(raw).sort() : [];
  return { ...fetched, site, waits, raw, files, text: formatFetched(fetched) };
}

const outcomesOf = ({ days }: FetchedDays) => days.map(({ outcome }) => outcome);
const readIn = (raw: string, file: string) => readFileSync(join(raw, file), 'utf8');

describe('a day', () => {
  it('is saved with its bytes unchanged, and a sidecar with address and day', async () => {
    const { raw, files, site, ...fetched } = await fetchFrom({});
    expect(fetched.days).toEqual([{ day: DAY, outcome: 'saved', papers: 2, answered: [], reason: null }]);
    expect(files).toEqual([FILE, `${FILE}.sidecar.json`]);
    expect(readIn(raw, FILE)).toBe(pageOf(DAY));
    const { sidecar, problems } = readSidecar(readFileSync(join(raw, `${FILE}.sidecar.json`)), FILE);
    expect(problems).toEqual([]);
    expect(sidecar).toEqual({
      source_url: `${site.baseUrl}/api/daily_papers?date=${DAY}&limit=100`,
      retrieved: '2025-10-10',
      licence: null,
      note: null,
    });
  });

  it('is asked for by an honest client', async () => {
    const { site } = await fetchFrom({});
    expect(site.requests.map(({ method, url, headers }) => [method, url, headers['user-agent']])).toEqual([
      ['GET', `/api/daily_papers?date=${DAY}&limit=100`, `${project.name}/${project.version}`],
    ]);
  });

  it('that is there already is not asked for again, and that is said', async () => {
    const { raw } = await fetchFrom({});
    const again = await fetchFrom({ [DAY]: [json(pageOf(DAY, 3))] }, [DAY], { raw });
    expect(outcomesOf(again)).toEqual(['there']);
    expect(again.text).toContain('1 there already');
    expect(again.site.requests).toEqual([]);
    expect(readIn(raw, FILE)).toBe(pageOf(DAY));
  });

  it('that answers with the papers of another day is not saved', async () => {
    const replies = {
      '2025-09-06': [json(pageOf('2025-09-05'))],
      '2025-09-07': [json(pageOf('2025-09-05'))],
    };
    const fetched = await fetchFrom(replies, ['2025-09-05', '2025-09-06', '2025-09-07']);
    expect(outcomesOf(fetched)).toEqual(['saved', 'other day', 'other day']);
    expect(fetched.text).toContain('2025-09-06: answered with the papers of 2025-09-05');
    expect(fetched.files).toEqual(['2025-09-05.json', '2025-09-05.json.sidecar.json']);
  });

  it('is saved if one of its papers is of that day, or none names a day', async () => {
    const [one, other] = [pageOf(DAY, 1), pageOf('2025-08-29', 1)].map((page) => JSON.parse(page));
    const old = '[{"paper": {"id": "2405.00001"}}]';
    const fetched = await fetchFrom(
      { [DAY]: [json(JSON.stringify([...other, ...one]))], '2024-05-31': [json(old)] },
      [DAY, '2024-05-31'],
    );
    expect(outcomesOf(fetched)).toEqual(['saved', 'saved']);
  });

  it('without papers is saved once it has been over for a day, and today is never asked for', async () => {
    const empty = [json('[]')];
    const days = ['2025-10-08', '2025-10-09', '2025-10-10'];
    const fetched = await fetchFrom(Object.fromEntries(days.map((day) => [day, empty])), days);
    expect(outcomesOf(fetched)).toEqual(['saved', 'no papers yet', 'not over']);
    expect(fetched.site.requests).toHaveLength(2);
    expect(readIn(fetched.raw, '2025-10-08.json')).toBe('[]');
  });

  it('with as many papers as the API gives at most is saved with a warning', async () => {
    const { text } = await fetchFrom({ [DAY]: [json(pageOf(DAY, 100))] });
    expect(text).toContain('some may be missing');
  });
});

describe('the pace', () => {
  it('is one request in each interval, retries included', async () => {
    const days = listDays('2025-09-01', '2025-09-03', '2025-10-10');
    expect((await fetchFrom({}, days)).waits).toEqual([1000, 1000]);
    expect((await fetchFrom({}, days, { interval: 5000 })).waits).toEqual([5000, 5000]);
    const slow = await fetchFrom({ [DAY]: [refuse(500), json(pageOf(DAY))] }, [DAY], { interval: 5000 });
    expect(slow.waits).toHaveLength(2);
    expect(slow.waits.reduce((sum, wait) => sum + wait)).toBe(5000);
  });
});

describe('a failure that passes', () => {
  const good = json(pageOf(DAY));
  it.each<[string, Reply]>([
    ['429', refuse(429)],
    ['500', refuse(500)],
    ['503', refuse(503)],
    ['a connection that is closed', hangUp],
    ['a body with less than its length', cutOff(pageOf(DAY), 40)],
    ['JSON that ends early', json(pageOf(DAY).slice(0, 60))],
    ['no body', json('')],
    [
      'a packed body that is cut off',
      json(gzipSync(pageOf(DAY)).subarray(0, 40), { 'content-encoding': 'gzip' }),
    ],
  ])('is tried again: %s', async (_, reply) => {
    const fetched = await fetchFrom({ [DAY]: [reply, good] });
    expect(outcomesOf(fetched)).toEqual(['saved']);
    expect(fetched.site.requests).toHaveLength(2);
    expect(readIn(fetched.raw, FILE)).toBe(pageOf(DAY));
  });

  it('is tried again: an answer that stalls', async () => {
    const stalled = stall(pageOf(DAY).slice(0, 60));
    const fetched = await fetchFrom({ [DAY]: [stalled, good] }, [DAY], { timeout: 400 });
    expect(outcomesOf(fetched)).toEqual(['saved']);
    // on a busy machine a good answer may be late too
    expect(fetched.site.requests.length).toBeGreaterThan(1);
  });

  it('is tried five times, with waits that double and vary', async () => {
    const { days, waits, files, text } = await fetchFrom({ [DAY]: [refuse(502)] });
    expect(days[0]?.reason).toBe('the server answered 502 Bad Gateway, 5 times');
    expect(text).toContain(`${DAY}: failed: the server answered 502`);
    expect(files).toEqual([]);
    const backoffs = waits.filter((wait) => wait >= 750);
    expect(backoffs).toHaveLength(4);
    backoffs.forEach((wait, i) => expect(Math.abs(wait / 1000 / 2 ** i - 1)).toBeLessThanOrEqual(0.25));
  });

  it('costs its own day only, unless three days in a row fail', async () => {
    const days = listDays('2025-09-01', '2025-09-06', '2025-10-10');
    const bad = [refuse(500)];
    const some = await fetchFrom({ '2025-09-01': bad, '2025-09-02': bad, '2025-09-04': bad }, days);
    expect(outcomesOf(some)).toEqual(['failed', 'failed', 'saved', 'failed', 'saved', 'saved']);
    const all = await fetchFrom(Object.fromEntries(days.map((day) => [day, bad])), days);
    expect(outcomesOf(all)).toEqual(['failed', 'failed', 'failed']);
    expect(all.text).toContain('not tried: 3 days from 2025-09-04 on');
  });
});

describe('Retry-After', () => {
  const days = [DAY, '2025-09-02'];
  const first = (value: string) =>
    fetchFrom({ [DAY]: [refuse(429, { 'retry-after': value }), json(pageOf(DAY))] }, days);

  it.each([
    ['120', 120_000],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
  ])('is obeyed: %s', async (value, wait) => {
    const fetched = await first(value);
    expect(outcomesOf(fetched)).toEqual(['saved', 'saved']);
    expect(fetched.waits[0]).toBe(wait);
  });

  it('that is too long ends the run at once', async () => {
    const { days, left, site, text } = await first('3600');
    expect(days[0]?.reason).toBe('the server answered 429 Too Many Requests and asks to wait 3600 s');
    expect(left).toEqual(['2025-09-02']);
    expect(text).toContain('run the same command again later');
    expect(site.requests).toHaveLength(1);
  });

  it('is a number of seconds or a date', () => {
    const read = ['7', '0', 'Fri, 10 Oct 2025 12:00:05 GMT', 'Fri, 10 Oct 2025 11:00:00 GMT', 'soon', null];
    expect(read.map((value) => parseRetryAfter(value, NOW))).toEqual([7000, 0, 5000, 0, null, null]);
  });
});

describe('an answer is refused, and not asked for again,', () => {
  const html: Reply = (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>');
  const large = `["${' '.repeat(8 * 2 ** 20)}"]`;
  it.each<[string, Reply, string]>([
    ['if it is HTML', html, 'the answer is not JSON but text/html'],
    ['if it says that it is JSON but is not', json('<html>Please log in</html>'), 'the answer is not JSON'],
    ['if it is JSON of another kind', json('{"error": "gone"}'), 'the answer is JSON, but no list of papers'],
    ['if its items are no papers', json('["{\'paper\': 1}"]'), 'the answer is JSON, but no list of papers'],
    ['if it is too large', json(large), 'the answer has more than 8388608 bytes'],
    [
      'if it is too large once it is unpacked',
      json(gzipSync(large), { 'content-encoding': 'gzip' }),
      'the answer has more than 8388608 bytes',
    ],
    ['if there is none', refuse(404), 'the server answered 404 Not Found'],
  ])('%s', async (_, reply, reason) => {
    const fetched = await fetchFrom({ [DAY]: [reply] }, [DAY, '2025-09-02']);
    expect(fetched.days[0]).toMatchObject({ outcome: 'failed', reason });
    expect(outcomesOf(fetched)).toEqual(['failed', 'saved']);
    expect(fetched.site.requests).toHaveLength(2);
    expect(fetched.files).not.toContain(FILE);
  });
});

describe('a redirect', () => {
  const to =
    (path: string): Reply =>
    (response) =>
      void response.writeHead(302, { location: path }).end();

  it('is followed', async () => {
    const fetched = await fetchFrom({
      [DAY]: [to(`/moved?date=${DAY}-moved`)],
      [`${DAY}-moved`]: [json(pageOf(DAY))],
    });
    expect(outcomesOf(fetched)).toEqual(['saved']);
  });

  it('to another day is noticed', async () => {
    const fetched = await fetchFrom({ '2025-09-06': [to('/api/daily_papers?date=2025-09-05')] }, [
      '2025-09-06',
    ]);
    expect(outcomesOf(fetched)).toEqual(['other day']);
  });
});

describe('without a network', () => {
  it('the run ends clearly after one day', async () => {
    const { baseUrl, close } = await openSite();
    close();
    const { days, left, text } = await fetchFrom({}, [DAY, '2025-09-02'], { baseUrl });
    expect(days[0]?.reason).toBe('no answer: it refuses the connection; check the address, 5 times');
    expect(left).toEqual(['2025-09-02']);
    expect(text).toContain('not tried: 1 day from 2025-09-02 on');
  });
});

describe('a run that ended between sidecar and page', () => {
  it('is repaired by the next one', async () => {
    const raw = join(TMP, 'interrupted');
    mkdirSync(raw);
    // nothing can be written under the name of the page, as on a disk that fails in that moment
    symlinkSync('nowhere', join(raw, FILE));
    await expect(fetchFrom({}, [DAY], { raw })).rejects.toThrow('is a link');
    rmSync(join(raw, FILE));
    expect(readdirSync(raw)).toEqual([`${FILE}.sidecar.json`]);

    const next = await fetchFrom({}, [DAY], { raw });
    expect(outcomesOf(next)).toEqual(['saved']);
    expect(next.files).toEqual([FILE, `${FILE}.sidecar.json`]);
    expect(readIn(raw, `${FILE}.sidecar.json`)).toContain(next.site.baseUrl);
  });
});

describe('a body that ends early', () => {
  it('is known wherever it ends', () => {
    const whole = pageOf(DAY).trimEnd();
    expect(readPage(Buffer.from(whole))).toMatchObject({ papers: 2, days: [DAY] });
    const unknown = Array.from(whole, (_, end) => whole.slice(0, end)).filter((part) => {
      const read = readPage(Buffer.from(part));
      return !('failure' in read && read.failure.isTemporary);
    });
    expect(unknown).toEqual([]);
  });
});

describe('days', () => {
  it('are listed across months and leap days', () => {
    expect(listDays('2024-02-28', '2024-03-01', '2025-10-10')).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });

  it.each([
    ['2025-09-02', '2025-09-01', 'is after'],
    ['2025-10-09', '2025-10-11', 'is in the future'],
    ['2025-02-30', '2025-09-01', 'takes a day'],
    ['2025-09-01', 'today', 'takes a day'],
  ])('from %s to %s are wrong usage: %s', (from, to, words) => {
    expect(() => listDays(from, to, '2025-10-10')).toThrow(words);
  });
});
