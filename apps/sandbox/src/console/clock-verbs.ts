import { addDays, isDay, localDateTime } from '../world/calendar.ts';
import { isRow, rowsIn, textOf } from './columns.ts';
import { counted, dayText, instantText } from './format.ts';
import type { ControlAnswer, Said, Verb, VerbContext } from './verb.ts';
import { done, refused } from './verb.ts';

/** Verbs that move the clock and run the night. */
export const clockVerbs: Readonly<Record<string, Verb>> = {
  clock: async (context) => {
    const advanceMs = Number(context.form.get('advanceMs'));
    return told(context, await context.control('/clock', { advanceMs }));
  },
  'clock-morning': async (context) => {
    const { timeZone } = context.state.xpm.practice;
    const local = localDateTime(timeZone, new Date(context.state.now));
    const day = local.slice(11) < '08:00' ? local.slice(0, 10) : addDays(local.slice(0, 10), 1);
    return goTo(context, day, '08:00');
  },
  'clock-back': async (context) =>
    told(context, await context.control('/clock', { now: context.world.options.now().toISOString() })),
  'clock-to': (context) => {
    const day = context.form.get('day') ?? '';
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec((context.form.get('time') ?? '').trim()) ?? [];
    if (!isDay(day)) return refused('Give a day of the calendar, YYYY-MM-DD.');
    if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) {
      return refused('Give the time as h:mm, e.g. 8:00.');
    }
    return goTo(context, day, `${hours.padStart(2, '0')}:${minutes ?? '00'}`);
  },
  night: async ({ control, form, keepNight }) => {
    const { ok, body } = await control('/night', form.get('advance') === 'true' ? { advance: true } : {});
    if (!ok) return refused(errorIn(body));
    keepNight(body);
    return done(nightSentence(body));
  },
};

/** The sentence in which the control interface says why it refused. */
export function errorIn(body: unknown): string {
  const error = isRow(body) ? textOf(body['error']) : '';
  return error === '' ? 'The sandbox did not do it and did not say why.' : error;
}

/** Instant at which a place's clocks read a day and a time; a time that is skipped there is read as an hour later. */
export function instantAt(timeZone: string, day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (instant: number): number =>
    Date.parse(`${localDateTime(timeZone, new Date(instant))}Z`) - Math.floor(instant / 1000) * 1000;
  const guess = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(guess));
}

async function goTo(context: VerbContext, day: string, time: string): Promise<Said> {
  const now = instantAt(context.state.xpm.practice.timeZone, day, time).toISOString();
  return told(context, await context.control('/clock', { now }));
}

function told({ state }: VerbContext, { ok, body }: ControlAnswer): Said {
  if (!ok) return refused(errorIn(body));
  const now = isRow(body) ? textOf(body['now']) : state.now;
  return done(`The sandbox clock now reads ${instantText(now, state.xpm.practice.timeZone)}.`);
}

function nightSentence(body: unknown): string {
  const invoices = Array.isArray(body) ? rowsIn(body) : rowsIn(isRow(body) ? body['invoices'] : undefined);
  const placed = invoices.filter(({ outcome }) => outcome === 'allocated').length;
  const day = isRow(body) ? dayText(textOf(body['day'])) : '';
  const of = day === '' ? '' : ` of ${day}`;
  return `The night${of} looked at ${counted(invoices.length, 'invoice', 'invoices')} and allocated ${placed}.`;
}
