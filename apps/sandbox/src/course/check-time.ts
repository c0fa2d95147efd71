import { callsOf, factOf, missing, passed, traineeOf } from './check.ts';
import type { Check, CourseFacts } from './check.ts';
import { addCalls, markerOf, newTimes, withMarker } from './marked-time.ts';

/** The trainee's first time has arrived on a task of an open job. */
export const arrived: Check = (facts) => {
  const news = newTimes(facts);
  const own = news.find(({ staffUuid }) => staffUuid === facts.course.traineeUuid);
  const [other] = news;
  if (!own) {
    if (!other) return missing(`No time of ${traineeOf(facts)} has arrived in XPM yet.`);
    return missing(
      `Time of ${other.staffName} has arrived, but this course is taken by ${traineeOf(facts)}.`,
    );
  }
  const job = facts.state.xpm.jobs.find(({ uuid }) => uuid === own.jobUuid);
  const task = job?.tasks.find(({ uuid }) => uuid === own.taskUuid);
  if (!job || !task) return missing(`The entry is on no task of job ${own.jobNumber}.`);
  if (['Completed', 'Cancelled'].includes(job.stateType)) {
    return missing(`The entry is on job ${job.number}, which is ${job.state}.`);
  }
  const marker = markerOf(own.note) ?? '';
  return passed(`${own.minutes} min of ${own.staffName} are on ${job.number} · ${task.name}, once.`, {
    marker,
    timeUuid: own.uuid,
    jobNumber: job.number,
    taskName: task.name,
    ...shapeOf(own),
  });
};

/** The first entry reads otherwise than when it arrived, and is still one. */
export const edited: Check = (facts) => {
  const marker = factOf(facts, 'time', 'marker');
  const [entry, ...twins] = withMarker(facts, marker);
  if (!entry) return missing(`The entry ${marker} is no longer in XPM.`);
  if (twins.length > 0) return missing(`XPM holds ${twins.length + 1} entries with the marker ${marker}.`);
  const before = factOf(facts, 'time', 'shape');
  const now = shapeOf(entry).shape;
  if (before === now) return missing(`The entry still reads ${entry.minutes} min.`);
  return passed(`Entry ${marker} now reads ${entry.minutes} min, and there is one of it.`, {
    minutes: String(entry.minutes),
  });
};

/** An answer to a new entry was lost, XPM was asked since, and the entry is there once. */
export const survivedLostAnswer: Check = (facts) => {
  const lost = addCalls(facts).findLast(({ call }) => call.fault === 'drop-after');
  if (!lost) return missing('No answer to a time entry has been lost yet.');
  const looked = callsOf(facts)
    .slice(lost.index + 1)
    .some(({ method, path, status }) => method === 'GET' && /\/time\.api\//i.test(path) && status === 200);
  if (!looked)
    return missing('The answer was lost. Throughline has not looked yet whether the entry arrived.');
  const entries = withMarker(facts, lost.marker);
  if (entries.length !== 1)
    return missing(`XPM holds ${entries.length} entries with the marker ${lost.marker}.`);
  return passed(`The answer to ${lost.marker} was lost, Throughline looked, and XPM holds it once.`, {
    marker: lost.marker,
    timeUuid: entries[0]?.uuid ?? '',
  });
};

const outages = ['503', '500', 'drop-before'];

/** Time recorded while XPM was down arrived by itself afterwards, once. */
export const survivedOutage: Check = (facts) => {
  const failed = callsOf(facts).findIndex(
    ({ path, fault }) => fault !== null && outages.includes(fault) && /^\/practicemanager\//i.test(path),
  );
  if (failed < 0) return missing('No call to XPM has failed in an outage yet.');
  const after = addCalls(facts).filter(
    ({ index, call }) => index > failed && call.status === 200 && call.fault === null,
  );
  const entries = after.map(({ marker }) => ({ marker, held: withMarker(facts, marker) }));
  const twice = entries.find(({ held }) => held.length > 1);
  if (twice) return missing(`XPM holds ${twice.held.length} entries with the marker ${twice.marker}.`);
  const once = entries.find(({ held }) => held.length === 1);
  if (!once || isDown(facts))
    return missing('XPM was down. The time waits in Throughline until XPM is back.');
  return passed(`XPM failed, and when it was back ${once.marker} arrived by itself, once.`, {
    marker: once.marker,
    timeUuid: once.held[0]?.uuid ?? '',
  });
};

function isDown({ state }: CourseFacts): boolean {
  return state.faults.some(
    ({ rule }) => outages.includes(rule.kind) && rule.path.startsWith('/practicemanager'),
  );
}

interface Shape {
  readonly minutes: number;
  readonly date: string;
  readonly note: string;
  readonly taskUuid: string;
}

function shapeOf({ minutes, date, note, taskUuid }: Shape): { shape: string } {
  return { shape: JSON.stringify([minutes, date, note, taskUuid]) };
}
