import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { RECORDS, page as pageWith } from '../support/page.ts';
import { SEED_FOLDER } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));

/** Root has no sandbox of its own in a container; the others keep the browser from asking its maker for anything. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGS,
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(TMP, { recursive: true });
});

/** Titles that try to be more than text, each with an abstract that does. */
const HOSTILE = [
  '<script>document.title = "run"</script>',
  '"><img src="https://example.org/x.png" onerror="alert(1)"> and more',
  ']]></text></svg><style>* { display: none }</style> of it all',
  `${'W'.repeat(190)} without a blank`,
  'From right to left: \u05d0\u05d1\u05d2 and \u202eback again',
].map((title, i) => ({
  title,
  abstract: `${title}. ${RECORDS[i]?.abstract} 5\\% of it is 2times what it was.`,
}));

/** Dumps of every kind: the real ones, damaged ones, judged ones, and ones with hostile titles. */
const DATASETS: Readonly<Record<string, (raw: string) => void>> = {
  'the two real dumps': (raw) => cpSync(SEED_FOLDER, raw, { recursive: true }),
  'dumps with rejects, repeats and judgements': (raw) => {
    for (const name of ['damage', 'repeats', 'judgements'])
      cpSync(`test/cases/${name}/raw`, raw, { recursive: true });
  },
  'dumps with hostile titles': (raw) => {
    for (const day of ['Aug 4, 2025', 'Aug 5, 2025'])
      writeFileSync(join(raw, `${day.slice(4, 5)}.txt`), pageWith(HOSTILE, day).join('\n\n'));
  },
};

interface Opened {
  page: Page;
  /** What went wrong while it opened, and what it asked for beside itself. */
  noise: string[];
}

async function open(file: string, options: Parameters<Browser['newPage']>[0]): Promise<Opened> {
  const page = await browser.newPage(options);
  const noise: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('dialog', (dialog) => noise.push(dialog.message()));
  page.on('request', (request) => {
    if (request.url() !== address) noise.push(request.url());
  });
  await page.goto(address);
  return { page, noise };
}

describe.each(Object.keys(DATASETS))('the report of %s', (name) => {
  const folder = mkdtempSync(join(TMP, 'x-'));
  const file = join(folder, 'out', 'report.html');
  beforeAll(async () => {
    const raw = mkdtempSync(join(folder, 'raw-'));
    DATASETS[name]?.(raw);
    await build(raw, join(folder, 'out'));
  });

  it('opens from a disk without a word, a request or a script', async () => {
    const { page, noise } = await open(file, {});
    expect(noise).toEqual([]);
    expect(await page.title()).toMatch(/^Daily Papers: /);
    expect(await page.evaluate('document.scripts.length')).toBe(0);
    await page.close();
  });

  it.each([320, 360, 768, 1280])('is never wider than the window at %i pixels', async (width) => {
    const { page } = await open(file, { viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  it('cuts nothing off on a telephone, nor hides it beside the window', async () => {
    const { page } = await open(file, { viewport: { width: 360, height: 740 } });
    const right = `[...document.querySelectorAll('main *')].map((it) => it.getBoundingClientRect().right)`;
    expect(await page.evaluate(`Math.max(...${right})`)).toBeLessThanOrEqual(361);
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('is found without fault by axe: %s, %i pixels', async (colorScheme, width) => {
    // the policy forbids scripts, those of the check too
    const { page } = await open(file, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    for (const details of await page.locator('details').all())
      await details.evaluate('(e) => { e.open = true; }');
    await page.addScriptTag({ content: axe.source });
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target).slice(0, 5)])).toEqual(
      [],
    );
    await page.close();
  });

  it('draws one plot a figure, as wide as its column', async () => {
    for (const [width, drawn] of [
      [1280, 'wide'],
      [360, 'narrow'],
    ] as const) {
      const { page } = await open(file, { viewport: { width, height: 800 } });
      const boxes = await page
        .locator(`svg.${drawn}`)
        .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width));
      expect(boxes.length).toBe(await page.locator('figure').count());
      expect(Math.min(...boxes)).toBeGreaterThan(Math.min(width - 40, 660));
      expect(await page.locator('svg:visible').count()).toBe(boxes.length);
      await page.close();
    }
  });

  it('keeps the words of each plot inside it, and apart from each other', async () => {
    for (const width of [1280, 360]) {
      const { page } = await open(file, { viewport: { width, height: 800 } });
      expect(await page.evaluate(`(${collisions})()`), `${width} pixels`).toEqual([]);
      await page.close();
    }
  });

  it('prints on paper', async () => {
    const { page } = await open(file, {});
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

it('a script that got into the page would not run: the browser says that the policy forbids it', async () => {
  const [folder = ''] = readdirSync(TMP);
  const text = readFileSync(join(TMP, folder, 'out', 'report.html'), 'utf8');
  const file = join(TMP, 'with-script.html');
  writeFileSync(
    file,
    text.replace('</main>', '<script>document.title = "run"</script><img src="x.png"></main>'),
  );
  const { page, noise } = await open(file, {});
  expect(await page.title()).not.toBe('run');
  expect(noise.join('\n')).toMatch(/Content Security Policy/);
});

/** Runs in the page: words of a plot that stand outside of it or on other words. */
const collisions = `() => [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = words.filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2);
  const over = words.flatMap((one, i) => words.slice(i + 1).filter((other) =>
    one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1 &&
    one.box.top < other.box.bottom - 3 && other.box.top < one.box.bottom - 3).map((other) => one.text + ' / ' + other.text));
  return [...outside.map(({ text }) => 'outside: ' + text), ...over];
})`;
