import { bundleProgram } from '../bundled.ts';
import { inMemory } from '../memory.ts';
import type { Proof, Shown, Task } from '../proof.ts';
import { BREAKS } from './breaks.ts';
import { lockRounds, ONE_AT_WORK } from './locked.ts';
import { openAudience } from './audience.ts';
import { publishingRounds } from './publishing.ts';
import { setStage } from './stage.ts';
import { openTroupe } from './troupe.ts';

export const proof: Proof = {
  law: 'Runs at the same time publish whole datasets',
  run: (task) => inMemory(task, prove),
  breaks: BREAKS,
};

async function prove(task: Task): Promise<Shown[]> {
  const stage = await setStage(task.folder);
  const troupe = openTroupe(await bundleProgram(task.folder, 'test/prove/together/player.ts'));
  const audience = openAudience(await bundleProgram(task.folder, 'test/prove/together/reader.ts'));
  try {
    if (task.row === ONE_AT_WORK) return [await lockRounds(task, stage, troupe)];
    return [
      ...(await publishingRounds(task, stage, troupe, audience)),
      await lockRounds(task, stage, troupe),
    ];
  } finally {
    await troupe.close();
    audience.end();
  }
}
