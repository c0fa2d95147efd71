export type ParsedEstimate =
  | { readonly ok: true; readonly minutes: number | null }
  | { readonly ok: false; readonly sentence: string };

const mostMinutes = 600_000;
const refused = 'That is not an estimate. Try 6, 6:30, 1.5 or 90m.';

/** Reads an estimate, which may be longer than a day: `6` and `6h` are hours, `6:30`, `1.5`, `90m`; empty is none. */
export function parseEstimate(text: string): ParsedEstimate {
  const plain = text.trim().toLowerCase().replace(/\s+/g, '').replace(',', '.');
  if (plain === '') return { ok: true, minutes: null };
  const minutes = minutesOf(plain);
  if (minutes === null) return { ok: false, sentence: refused };
  return minutes > mostMinutes
    ? { ok: false, sentence: 'That is more than 10,000 hours.' }
    : { ok: true, minutes };
}

function minutesOf(plain: string): number | null {
  const clock = /^(\d+):([0-5]\d)$/.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d+)m(?:in)?$/.exec(plain);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d+(?:\.\d+)?|\.\d+)h?$/.exec(plain);
  return hours ? Math.round(Number(hours[1]) * 60) : null;
}
