const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Lets only `YYYY-MM-DD` through, the one form of a date Xero and we read alike. @throws {RangeError} */
export function exactDay(text: string): string {
  if (!day.test(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}
