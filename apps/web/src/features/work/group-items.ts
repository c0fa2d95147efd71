import { addDays, weekOf } from '@throughline/core/clock/day';

export const groupings = ['due', 'client', 'process', 'link'] as const;
export type Grouping = (typeof groupings)[number];

type Item = {
  readonly id: string;
  readonly dueDate: string;
  readonly clientName: string;
  readonly processName: string;
  readonly link: { readonly state: 'linked' | 'unlinked' | 'needs_review' };
};

export type ItemGroup<I> = { readonly name: string; readonly items: readonly I[] };

const dueNames = ['Overdue', 'This week', 'Later'];
const linkNames = { needs_review: 'To review', unlinked: 'No job yet', linked: 'Linked' } as const;
const linkOrder: readonly string[] = Object.values(linkNames);

/**
 * Work under its headings: by due date the late ones first, by link state those that need somebody first, otherwise by
 * name; inside a group by due date, then client.
 *
 * @param today the practice's day, `YYYY-MM-DD`; the week ends on Sunday
 */
export function groupItems<I extends Item>(
  items: readonly I[],
  by: Grouping,
  today: string,
): readonly ItemGroup<I>[] {
  const groups = new Map<string, I[]>();
  for (const item of items.toSorted(byDueThenClient)) {
    const name = nameOf(item, by, today);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  const order = { due: dueNames, link: linkOrder, client: null, process: null }[by];
  const names = [...groups.keys()].toSorted((a, b) =>
    order ? order.indexOf(a) - order.indexOf(b) : a.localeCompare(b),
  );
  return names.map((name) => ({ name, items: groups.get(name) ?? [] }));
}

/** True when the due date lies before today. */
export function isOverdue(dueDate: string, today: string): boolean {
  return dueDate < today;
}

function nameOf(item: Item, by: Grouping, today: string): string {
  switch (by) {
    case 'due':
      return dueName(item.dueDate, today);
    case 'client':
      return item.clientName;
    case 'process':
      return item.processName;
    case 'link':
      return linkNames[item.link.state];
  }
}

function dueName(dueDate: string, today: string): string {
  if (isOverdue(dueDate, today)) return 'Overdue';
  return dueDate <= addDays(weekOf(today), 6) ? 'This week' : 'Later';
}

function byDueThenClient(a: Item, b: Item): number {
  return a.dueDate.localeCompare(b.dueDate) || a.clientName.localeCompare(b.clientName);
}
