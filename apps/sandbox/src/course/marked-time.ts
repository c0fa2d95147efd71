import type { SandboxState } from '../control/state.ts';
import type { LoggedCall } from '../transport/call-log.ts';
import { callsOf } from './check.ts';
import type { CourseFacts } from './check.ts';

type Time = SandboxState['xpm']['times'][number];

const inNote = /#[0-9A-HJKMNP-TV-Z]{9}$/i;
const inBody = /#[0-9A-HJKMNP-TV-Z]{9}(?=\s*<\/note>)/i;

/** The marker at the end of a note, by which Throughline finds its entry again; null when there is none. */
export function markerOf(note: string): string | null {
  return inNote.exec(note.trimEnd())?.[0].toUpperCase() ?? null;
}

/** A note without its marker. */
export function withoutMarker(note: string): string {
  return note.trimEnd().replace(inNote, '').trimEnd();
}

/** Time entries of XPM that carry a marker. */
export function withMarker({ state }: CourseFacts, marker: string): Time[] {
  return state.xpm.times.filter(({ note }) => markerOf(note) === marker);
}

/** Entries Throughline wrote since the course was started, oldest first. */
export function newTimes({ state, course }: CourseFacts): Time[] {
  const known = new Set(course.known);
  return state.xpm.times.filter(({ uuid, note }) => markerOf(note) !== null && !known.has(uuid));
}

/** A call that adds a time entry, with its place among the calls and the marker it carries. */
export interface AddCall {
  readonly index: number;
  readonly call: LoggedCall;
  readonly marker: string;
}

/** Calls since the start that add a time entry with a marker. */
export function addCalls(facts: CourseFacts): AddCall[] {
  return callsOf(facts).flatMap((call, index) => {
    const marker = inBody.exec(call.body)?.[0].toUpperCase();
    const adds = call.method === 'POST' && /\/time\.api\/add/i.test(call.path);
    return adds && marker !== undefined ? [{ index, call, marker }] : [];
  });
}
