import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobByNumber } from './look-up.ts';
import { required } from './read-request.ts';
import type { Job } from './records.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** The job a body names by `ID`, and by `UUID` too if it is there. Refuses when they are not the same job. */
export function jobOfBody(world: World, root: XmlElement): Job {
  const job = jobByNumber(world, required(root, 'ID'));
  const uuid = textOf(root, 'UUID')?.trim() ?? '';
  if (uuid !== '' && uuid.toLowerCase() !== job.uuid) throw new Refusal(say('invalidJob'));
  return job;
}
