import { die } from './faults.ts';
import type { Command } from './world.ts';

// a program of its own, which does not end by itself
const [command = '', folder = '', call, kind = ''] = process.argv.slice(2);
void die(command as Command, folder, Number(call), kind); // faults.ts passes a command
