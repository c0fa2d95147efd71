export type Tracking = readonly { readonly name: string; readonly option: string }[];

/** A line of a client bill with its Xero account resolved. */
export type SourceLine = {
  readonly id: string;
  readonly description: string;
  /** Whole cents, any sign; with or without tax as the client bill's lines are. */
  readonly amountCents: number;
  readonly accountCode: string;
  readonly accountName: string;
  readonly taxType: string;
  readonly tracking?: Tracking;
};

/** One line of the Xero sales invoice and the lines it was added up from. */
export type LineGroup = {
  readonly description: string;
  readonly amountCents: number;
  readonly accountCode: string;
  readonly accountName: string;
  readonly taxType: string;
  readonly tracking: Tracking;
  /** In the order of the client bill. */
  readonly sourceLineIds: readonly string[];
};

/** Longest description Xero takes on a line. Source: Xero Accounting API, "Invoices". */
export const descriptionMax = 4000;

/**
 * Adds up lines per account code, tax type and tracking, in the order in which each first appears.
 *
 * A line that stays alone keeps its own description; several become "Accounting fees · 14 lines".
 *
 * @throws {RangeError} if an amount is not in whole cents
 */
export function summariseLines(lines: readonly SourceLine[]): readonly LineGroup[] {
  const groups = new Map<string, SourceLine[]>();
  for (const line of lines) {
    const key = groupKey(line);
    const members = groups.get(key);
    if (members) members.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first ? [groupOf(first, members)] : [];
  });
}

function groupKey(line: SourceLine): string {
  const tracking = (line.tracking ?? []).map(({ name, option }) => JSON.stringify([name, option]));
  return JSON.stringify([
    line.accountCode,
    line.taxType,
    tracking.toSorted((a, b) => Number(a > b) - Number(a < b)),
  ]);
}

function groupOf(first: SourceLine, members: readonly SourceLine[]): LineGroup {
  const amountCents = members.reduce((sum, line) => sum + line.amountCents, 0);
  if (!Number.isSafeInteger(amountCents)) throw new RangeError(`amounts are not whole cents: ${amountCents}`);
  return {
    description: members.length === 1 ? ownDescription(first) : summaryDescription(first, members.length),
    amountCents,
    accountCode: first.accountCode,
    accountName: first.accountName,
    taxType: first.taxType,
    tracking: first.tracking ?? [],
    sourceLineIds: members.map(({ id }) => id),
  };
}

function ownDescription({ description, accountName }: SourceLine): string {
  return description.trim() === '' ? accountName : description;
}

function summaryDescription({ accountName }: SourceLine, count: number): string {
  const suffix = ` · ${count} lines`;
  return accountName.slice(0, descriptionMax - suffix.length) + suffix;
}
