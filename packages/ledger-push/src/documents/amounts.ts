const places = { amount: /^-?\d+(\.\d{1,2})?$/, unit: /^-?\d+(\.\d{1,4})?$/ } as const;

/** Refuses a number Xero would round, or that JSON cannot carry. @throws {RangeError} */
export function exactAmount(value: number, kind: keyof typeof places): number {
  if (!places[kind].test(String(value))) throw new RangeError(`not an exact ${kind} for Xero: ${value}`);
  return value;
}

/** Currency units of whole cents, as the shortest decimal. @throws {RangeError} */
export function unitsOf(cents: number): number {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not whole cents: ${cents}`);
  return cents / 100;
}
