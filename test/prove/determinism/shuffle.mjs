// loaded before a program: lists every folder in a random order, as a disk may
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const seed = Number(globalThis.process.env.SHUFFLE);
const { readdirSync } = fs;

fs.readdirSync = (...args) => {
  let state = seed;
  const entries = readdirSync(...args);
  for (let i = entries.length - 1; i > 0; i--) {
    // Park and Miller's generator (1988)
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    [entries[i], entries[j]] = [entries[j], entries[i]];
  }
  return entries;
};
syncBuiltinESMExports();
