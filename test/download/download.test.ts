import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listAssets, listMissingAssets } from '../../pipeline/dataset/dataset.ts';
import { download } from '../../pipeline/download/download.ts';
import { findPlaces } from '../../pipeline/download/places.ts';
import { readFile } from '../../pipeline/download/read-file.ts';
import { addressesOf } from '../../pipeline/metadata/addresses.ts';
import { newFolder } from '../diff/worlds.ts';
import { DAY_1, newShop, next } from '../release/shop.ts';

const VERSION = '1.0.0';
const FOLDER = `v${VERSION}`;
const ASSET = 'daily-papers.sqlite';

/** Released once, with an asset; do not change it. */
const shop = newShop();
const source = shop.dist;
beforeAll(async () => {
  await next(shop, DAY_1, { largestInGit: 50_000 });
  expect(listAssets(join(source, FOLDER))).toEqual([ASSET]);
});

/** What the site does to a request, before it serves the file. @returns whether it has answered */
type Answer = (path: string, response: ServerResponse) => boolean;

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() =>
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  }),
);

/** Serves the releases on this machine. */
async function serve(answer: Answer = () => false): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (answer(url, response)) return;
    const file = join(source, url.replace('/moved', ''));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const get = (base: string, dist: string, assets = base) =>
  download({ version: VERSION, dist, places: { files: base, assets } });

function sumsOf(folder: string): Record<string, string> {
  const sum = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(readdirSync(folder).map((file) => [file, sum(file)]));
}

/** A clone of the releases, which lacks the asset. */
function newClone(): string {
  const dist = newFolder();
  cpSync(source, dist, { recursive: true, filter: (path) => !path.endsWith('next') });
  rmSync(join(dist, FOLDER, ASSET));
  return dist;
}

describe('a release', () => {
  it('comes whole from an address, and only once', async () => {
    const [dist, { base, asked }] = [newFolder(), await serve()];
    const { files, bytes } = await get(base, dist);
    const before = sumsOf(join(source, FOLDER));
    expect(sumsOf(join(dist, FOLDER))).toEqual(before);
    expect(files.toSorted()).toEqual(Object.keys(before).sort());
    expect(bytes).toBeGreaterThan(100_000);
    expect(readdirSync(dist)).toEqual([FOLDER]);
    asked.splice(0);
    expect((await get(base, dist)).files).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('comes from a folder, with its assets from another one', async () => {
    const [dist, assets] = [newFolder(), newFolder()];
    mkdirSync(join(assets, FOLDER));
    cpSync(join(source, FOLDER, ASSET), join(assets, FOLDER, ASSET));
    await get(newClone(), dist, assets);
    expect(sumsOf(join(dist, FOLDER))).toEqual(sumsOf(join(source, FOLDER)));
  });

  it('comes where a host keeps its files elsewhere', async () => {
    const { base } = await serve((path, response) => {
      if (path.startsWith('/moved')) return false;
      response.writeHead(302, { location: `/moved${path}` }).end();
      return true;
    });
    const dist = newFolder();
    await get(base, dist);
    expect(sumsOf(join(dist, FOLDER))).toEqual(sumsOf(join(source, FOLDER)));
  });
});

describe('a clone', () => {
  it('gets the assets that it lacks, and nothing else', async () => {
    const [dist, { base, asked }] = [newClone(), await serve()];
    expect((await get('/nowhere', dist, base)).files).toEqual([ASSET]);
    expect(asked).toEqual([`/${FOLDER}/${ASSET}`]);
    expect(sumsOf(join(dist, FOLDER))).toEqual(sumsOf(join(source, FOLDER)));
  });

  it('whose release is damaged is told so, and stays as it is', async () => {
    const [dist, { base, asked }] = [newClone(), await serve()];
    appendFileSync(join(dist, FOLDER, 'papers.csv'), 'x');
    const before = sumsOf(join(dist, FOLDER));
    await expect(get(base, dist)).rejects.toThrow(
      /papers\.csv has another SHA-256, so this is not the release/,
    );
    expect([asked, sumsOf(join(dist, FOLDER))]).toEqual([[], before]);
  });

  it('that gets a wrong asset has none', async () => {
    const { base } = await serve((_, response) => Boolean(response.end('x')));
    const dist = newClone();
    await expect(get(base, dist)).rejects.toThrow(
      /sqlite has the SHA-256 \w{64}, not \w{64} as in SHA256SUMS$/,
    );
    expect(listMissingAssets(join(dist, FOLDER))).toEqual([ASSET]);
    expect(readdirSync(dist).toSorted()).toEqual(
      readdirSync(source)
        .filter((name) => name !== 'next')
        .toSorted(),
    );
  });
});

/** Answers for one file otherwise. */
const instead =
  (file: string, answer: (response: ServerResponse) => void): Answer =>
  (path, response) => {
    if (path !== `/${FOLDER}/${file}`) return false;
    answer(response);
    return true;
  };
const saying = (file: string, change: (text: string) => string) =>
  instead(file, (response) => response.end(change(readFileSync(join(source, FOLDER, file), 'utf8'))));

/** Promises all bytes, and hangs up after some. */
function cutOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1_000_000 });
  response.write('x'.repeat(100), () => response.destroy());
}

describe('nothing of a release is kept', () => {
  it.each<[what: string, answer: Answer, words: RegExp]>([
    [
      'of which one byte is wrong',
      saying('papers.csv', (text) => text.replace('a', 'b')),
      /papers\.csv has the SHA-256/,
    ],
    [
      'of which a file is longer',
      saying('papers.csv', (text) => `${text}x`),
      /papers\.csv is longer than the \d+ bytes/,
    ],
    [
      'of which a file is shorter',
      saying('papers.csv', (text) => text.slice(1)),
      /papers\.csv has the SHA-256/,
    ],
    [
      'of which a file is missing',
      instead('papers.csv', (response) => response.writeHead(404).end()),
      /papers\.csv: the server answered 404 Not Found$/,
    ],
    [
      'that is not there',
      (_, response) => Boolean(response.writeHead(404).end()),
      /SHA256SUMS: .* 404 Not Found$/,
    ],
    [
      'that is cut off',
      instead('papers.jsonl', cutOff),
      /papers\.jsonl: the answer is not whole: the connection was cut; try again$/,
    ],
    [
      'whose host hangs up',
      instead('papers.jsonl', (response) => response.destroy()),
      /papers\.jsonl: no answer: the connection was cut; try again$/,
    ],
    [
      'that leads in circles',
      instead('papers.csv', (response) => response.writeHead(302, { location: 'papers.csv' }).end()),
      /papers\.csv: no answer: redirect count exceeded$/,
    ],
    [
      'whose list is a page',
      (_, response) => Boolean(response.end('<html>')),
      /SHA256SUMS is no list of SHA-256/,
    ],
    [
      'whose list has names of other folders',
      saying('SHA256SUMS', (text) => text.replaceAll('papers.csv', '../../papers.csv')),
      /SHA256SUMS is no list of SHA-256 and names$/,
    ],
    [
      'whose list has no end',
      instead('SHA256SUMS', (response) => response.end('0'.repeat(1 << 21))),
      /is longer than/,
    ],
    [
      'whose list lacks a file',
      saying('SHA256SUMS', (text) => text.replace(/.* papers\.csv\n/, '')),
      /manifest of v1\.0\.0 lists papers\.csv, and SHA256SUMS does not/,
    ],
    [
      'whose list has more than the manifest',
      saying('SHA256SUMS', (text) => `${text}${'0'.repeat(64)}  more.csv\n`),
      /more\.csv is missing$/,
    ],
  ])('%s', async (_, answer, words) => {
    const [dist, { base }] = [newFolder(), await serve(answer)];
    await expect(get(base, dist)).rejects.toThrow(words);
    expect(readdirSync(dist)).toEqual([]);
  });

  it('that is another one by its manifest', async () => {
    const [from, dist] = [newFolder(), newFolder()];
    cpSync(join(source, FOLDER), join(from, 'v3.0.0'), { recursive: true });
    const asked = download({ version: '3.0.0', dist, places: { files: from, assets: from } });
    await expect(asked).rejects.toThrow(/v3\.0\.0 is not that release: its manifest says 1\.0\.0$/);
    expect(readdirSync(dist)).toEqual([]);
  });

  it('that is not the one of latest.json', async () => {
    const dist = newFolder();
    const latest = JSON.parse(readFileSync(join(source, 'latest.json'), 'utf8'));
    writeFileSync(join(dist, 'latest.json'), JSON.stringify({ ...latest, sha256: '0'.repeat(64) }));
    await expect(get(source, dist)).rejects.toThrow(
      /has another release v1\.0\.0 than .*latest\.json names$/,
    );
    expect(readdirSync(dist)).toEqual(['latest.json']);
  });

  it('whose host is not there', async () => {
    const { base } = await serve();
    servers.splice(0).forEach((server) => server.close());
    const wrong = expect.objectContaining({
      message: expect.stringMatching(/SHA256SUMS: no answer: it refuses the connection; check the address$/),
      syscall: 'fetch',
    });
    await expect(get(base, newFolder())).rejects.toThrow(wrong);
  });
});

it('an address that is encrypted leads to no other', async () => {
  const plain = Object.defineProperty(new Response('x'), 'url', { value: 'http://example.org/x' });
  vi.stubGlobal('fetch', () => Promise.resolve(plain));
  const words = /^https:\/\/example\.org\/x: it leads to http:\/\/example\.org\/x, which anybody may change/;
  await expect(readFile('https://example.org/x').next()).rejects.toThrow(words);
  vi.unstubAllGlobals();
});

describe('the places that package.json names', () => {
  const github = 'https://github.com/ada/pages/releases/download';
  const raw = 'https://raw.githubusercontent.com/ada/pages/HEAD/dist';

  it.each([
    [{}, null],
    [{ repository: 'github:ada/pages' }, [raw, github]],
    [{ repository: { url: 'git+https://github.com/ada/pages.git' } }, [raw, github]],
    [{ repository: 'gitlab:ada/pages' }, Array(2).fill('https://gitlab.com/ada/pages/-/raw/HEAD/dist')],
    [{ repository: { url: 'https://example.org/ada/pages.git' } }, null],
    // A page about the dataset holds none of its files.
    [{ homepage: 'https://example.org' }, null],
  ])('%j', (project, places) => {
    const found = findPlaces(addressesOf(project));
    expect(found && [found.files, found.assets]).toEqual(places);
  });
});
