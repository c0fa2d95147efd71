import Decimal from 'decimal.js';

import { addDays, addMonths, readCompactDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { BadRequest, missing, Refusal } from './envelope.ts';
import type { PracticeCall } from './route.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** The root element of a body, which must have the expected name. */
export function rootOf(call: PracticeCall, name: string): XmlElement {
  const root = call.body();
  if (root.name !== name) throw missing(`/${name}`);
  return root;
}

/** Text of a required element; absent or blank is refused. */
export function required(root: XmlElement, name: string): string {
  const text = textOf(root, name)?.trim();
  if (text === undefined || text === '') throw missing(`/${root.name}/${name}`);
  return text;
}

/** Text of a required element with its blanks and line ends kept. */
export function requiredVerbatim(root: XmlElement, name: string): string {
  required(root, name);
  return textOf(root, name) ?? '';
}

/** A required day in `YYYYMMDD`, as `YYYY-MM-DD`. */
export function requiredDay(root: XmlElement, name: string): string {
  const day = readCompactDay(required(root, name));
  if (day === null) throw new Refusal(say('invalidDate', `/${root.name}/${name}`));
  return day;
}

/** An optional day; null when absent or empty. */
export function optionalDay(root: XmlElement, name: string): string | null {
  const text = textOf(root, name)?.trim();
  return text === undefined || text === '' ? null : requiredDay(root, name);
}

/** A whole number written in digits, with a sign if negative. */
export function wholeNumber(text: string): number | null {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/** A required amount, as decimal text with two places. */
export function decimalOf(root: XmlElement, name: string): string {
  const text = required(root, name);
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(text))
    throw new Refusal(say('invalidNumber', `/${root.name}/${name}`));
  return new Decimal(text).toFixed(2);
}

/** A flag in either spelling; `otherwise` when absent or empty. */
export function flagOf(root: XmlElement, name: string, otherwise: boolean): boolean {
  const text = textOf(root, name)?.trim().toLowerCase() ?? '';
  if (text === '') return otherwise;
  if (text === 'true' || text === 'yes') return true;
  if (text === 'false' || text === 'no') return false;
  throw new Refusal(say('invalidValue', `/${root.name}/${name}`));
}

/** Text of an updatable element: absent keeps the present value (U-08), empty clears. */
export function updated(world: World, present: string, given: string | undefined): string {
  if (given !== undefined) return given;
  return world.switches.is('U-08', 'unchanged') ? present : '';
}

/** What an updatable element keeps when it is left out (U-08). */
export function kept<T>(world: World, present: T | null): T | null {
  return world.switches.is('U-08', 'unchanged') ? present : null;
}

/** Refuses text longer than the limit (U-20). */
export function within(world: World, text: string, limit: number): string {
  if (text.length > limit && world.switches.is('U-20', 'refuse')) {
    throw new Refusal(say('unreadableMessage'));
  }
  return text;
}

export const lengths = { name: 255, orderNumber: 100, jobNumber: 50, text: 65_536 } as const;

/** A window of days, both inclusive. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** Reads `from` and `to`; one failure is reported at a time: `from`, then `to`, then the span (xpm-contract §5.4, U-22). */
export function readWindow(call: PracticeCall): DayWindow {
  const from = windowDay(call, 'from');
  const to = windowDay(call, 'to');
  if (to < from) throw new BadRequest(say('windowBackwards'));
  const year = addMonths(from, 12);
  const limit = call.world.switches.is('U-22', 'less-than-one-year') ? year : addDays(year, 1);
  if (to >= limit) throw new BadRequest(say('windowTooLong'));
  return { from, to };
}

/** The window when either end is given, null when neither is. */
export function readOptionalWindow(call: PracticeCall): DayWindow | null {
  return call.query.has('from') || call.query.has('to') ? readWindow(call) : null;
}

function windowDay(call: PracticeCall, name: string): string {
  const text = call.query.get(name);
  if (text === null || text === '') throw new BadRequest(say('windowDayRequired', name));
  const day = readCompactDay(text);
  if (day === null) throw new BadRequest(say('windowDayInvalid', name));
  return day;
}
