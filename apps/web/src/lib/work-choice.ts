import type { QueryClient } from '@tanstack/react-query';

/** A work item as pickers and the running timer name it. */
export type WorkChoice = {
  readonly workItemId: string;
  readonly title: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly xpmJobNumber: string | null;
};

type Named = {
  readonly workItemId?: unknown;
  readonly workTitle?: unknown;
  readonly id?: unknown;
  readonly title?: unknown;
  readonly clientId?: unknown;
  readonly clientName?: unknown;
  readonly xpmJobNumber?: unknown;
  readonly link?: unknown;
};

/** The work item of this id, if any list on the screen or before it named it; so a start can be shown at once. */
export function findWork(queryClient: QueryClient, workItemId: string): WorkChoice | null {
  for (const query of queryClient.getQueryCache().getAll()) {
    const found = findIn(query.state.data, workItemId);
    if (found) return found;
  }
  return null;
}

/** Looks through lists, pages of lists and single records. */
function findIn(data: unknown, workItemId: string): WorkChoice | null {
  if (Array.isArray(data)) return firstOf(data, workItemId);
  if (!isRecord(data)) return null;
  const lists = [data['items'], data['pages']].filter((list) => Array.isArray(list));
  return firstOf(lists, workItemId) ?? asChoice(data, workItemId);
}

function firstOf(list: readonly unknown[], workItemId: string): WorkChoice | null {
  for (const each of list) {
    const found = findIn(each, workItemId);
    if (found) return found;
  }
  return null;
}

function asChoice(data: Named, workItemId: string): WorkChoice | null {
  const isIt = (data.workItemId ?? data.id) === workItemId;
  const title = data.title ?? data.workTitle;
  const { clientId, clientName } = data;
  if (!isIt || typeof title !== 'string' || typeof clientId !== 'string' || typeof clientName !== 'string')
    return null;
  const number = data.xpmJobNumber ?? (isRecord(data.link) ? data.link['xpmJobNumber'] : null);
  return {
    workItemId,
    title,
    clientId,
    clientName,
    xpmJobNumber: typeof number === 'string' ? number : null,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type Worked = {
  readonly workItemId: string | null;
  readonly workTitle: string | null;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly xpmJobNumber: string | null;
  readonly workDate: string;
  readonly startedAt: string | null;
};

type Item = {
  readonly id: string;
  readonly title: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly link: { readonly xpmJobNumber: string | null };
};

const recentMax = 5;

/** The five pieces of work that were worked on last, latest first, then the others; each once. */
export function choicesOf(entries: readonly Worked[], items: readonly Item[]): readonly WorkChoice[] {
  const latestFirst = entries.toSorted((a, b) => momentOf(b).localeCompare(momentOf(a)));
  const recent = new Map<string, WorkChoice>();
  for (const entry of latestFirst) {
    const choice = choiceOfEntry(entry);
    if (choice && recent.size < recentMax && !recent.has(choice.workItemId))
      recent.set(choice.workItemId, choice);
  }
  const others = items.filter(({ id }) => !recent.has(id)).map(choiceOfItem);
  return [...recent.values(), ...others];
}

export function choiceOfEntry(entry: Worked): WorkChoice | null {
  const { workItemId, workTitle, clientId, clientName, xpmJobNumber } = entry;
  if (workItemId === null || clientId === null) return null;
  return { workItemId, title: workTitle ?? '', clientId, clientName: clientName ?? '', xpmJobNumber };
}

/** What a time entry says of its work; the same fields empty when there is none. */
export function workFields(work: WorkChoice | null) {
  if (!work)
    return { workItemId: null, workTitle: null, clientId: null, clientName: null, xpmJobNumber: null };
  const { title, ...rest } = work;
  return { ...rest, workTitle: title };
}

function choiceOfItem({ id, title, clientId, clientName, link }: Item): WorkChoice {
  return { workItemId: id, title, clientId, clientName, xpmJobNumber: link.xpmJobNumber };
}

function momentOf({ workDate, startedAt }: Worked): string {
  return `${workDate} ${startedAt ?? ''}`;
}
