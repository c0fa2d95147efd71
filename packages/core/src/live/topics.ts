/** What a screen can hear about: a topic names lists that may look different now, never their contents. */
export const topics = [
  'practice',
  'staff',
  'connection',
  'mirror',
  'process',
  'workItem',
  'link',
  'timer',
  'timeEntry',
  'ledgerAccount',
  'clientBill',
  'delivery',
] as const;

export type Topic = (typeof topics)[number];
/** Says that a topic changed; heard by everybody once the transaction commits. */
export type Announce = (topic: Topic) => void;

/** The PostgreSQL channel all processes listen on. */
export const liveChannel = 'throughline_live';

export type Announcement = { readonly practiceId: string; readonly topics: readonly Topic[] };

/** The statement that announces, or nothing. Both values come from closed sets, so no text is escaped. */
export function announcement(practiceId: string, changed: ReadonlySet<Topic>): string {
  if (changed.size === 0) return '';
  return `select pg_notify('${liveChannel}', '${practiceId} ${[...changed].join(',')}');`;
}

/** Reads an announcement; null for anything else on the channel. */
export function readAnnouncement(payload: string): Announcement | null {
  const [practiceId, list] = payload.split(' ');
  if (!practiceId || !list) return null;
  const names = list.split(',');
  return { practiceId, topics: topics.filter((topic) => names.includes(topic)) };
}
