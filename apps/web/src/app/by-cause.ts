export type Cause<Item> = {
  readonly sentence: string;
  readonly items: readonly Item[];
  readonly first: Item;
};

/** Things grouped by the sentence that says why they wait, the most frequent cause first. */
export function byCause<Item extends { readonly sentence: string }>(
  items: readonly Item[],
): readonly Cause<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(item.sentence);
    if (group) group.push(item);
    else groups.set(item.sentence, [item]);
  }
  return [...groups]
    .map(([sentence, group]) => ({ sentence, items: group, first: group[0] }))
    .toSorted((a, b) => b.items.length - a.items.length);
}
