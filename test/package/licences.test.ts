import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleCommand, bundleIndex } from '../../pipeline/package/bundle.ts';
import { makePackageLicence, makeNotice } from '../../pipeline/package/licences.ts';
import { listBundledPackages } from '../../pipeline/package/parts.ts';

describe('the licence', () => {
  const project = readFileSync('LICENSE', 'utf8');

  it('says which part has which licence, and that abstracts have neither', () => {
    const text = makePackageLicence({ edition: 'full' }, project);
    expect(text).toContain('https://creativecommons.org/publicdomain/zero/1.0/');
    expect(text).toContain('An abstract belongs to the authors of its paper');
    expect(text).toContain('Permission is hereby granted');
    expect(text).not.toContain('raw/');
  });

  it('does not speak of abstracts that are not there', () => {
    expect(makePackageLicence({ edition: 'titles-only' }, project)).toContain('holds no abstracts');
  });

  it('is refused where the code is under another', () => {
    expect(() => makePackageLicence({ edition: 'full' }, 'All rights reserved')).toThrow('MIT');
  });
});

describe('the notice', () => {
  it('has the licence of every package in a program or in generated files', async () => {
    const { inputs } = await bundleCommand();
    const parts = listBundledPackages(inputs);
    expect(parts.map(({ name, license }) => `${name} ${license}`)).toEqual([
      '@uwdata/flechette BSD-3-Clause',
      'ajv-formats MIT',
      'csv-parse MIT',
      'he MIT',
      'hyparquet MIT',
      'string-similarity ISC',
    ]);
    const notice = makeNotice(parts);
    for (const { name, text } of parts) {
      const [licence = ''] = readdirSync(`node_modules/${name}`).filter((file) => file.startsWith('LICENSE'));
      expect(notice).toContain(readFileSync(`node_modules/${name}/${licence}`, 'utf8').trim());
      expect(text).toMatch(/Permission is hereby granted|Permission to use|Redistribution and use/);
    }
  });

  it('need not speak of what reads the rows, which is all ours', async () => {
    expect(listBundledPackages((await bundleIndex()).inputs)).toEqual([]);
  });
});
