import type { Switches } from '../world/switches.ts';
import { bringUpToDate, countCall, current, dayMs, fresh, left, minuteMs, unused } from './windows.ts';
import type { TenantUse, Window } from './windows.ts';

/** The four limits of the platform. Source: xero-contract §4, xpm-contract §3. */
export type LimitName = 'concurrent' | 'minute' | 'day' | 'appminute';

/** Largest numbers of calls; per tenant except `appMinute`. */
export interface LimitSizes {
  readonly concurrent: number;
  readonly minute: number;
  readonly day: number;
  readonly appMinute: number;
}

export const platformLimits: LimitSizes = { concurrent: 5, minute: 60, day: 5000, appMinute: 10_000 };

/** Refusal of a call, or null; counters of what is left after this call. */
export interface Admission {
  readonly refused: { readonly problem: LimitName; readonly retryAfterSeconds: number | null } | null;
  /** Ends the call: gives its concurrent place back. */
  readonly done: () => void;
}

/** Counts calls per tenant and for the app in windows that begin with their first call, or roll. */
export interface Limits {
  enter: (tenantId: string) => Admission;
  /** The `x-…limit-remaining` headers of a tenant. */
  headers: (tenantId: string) => Record<string, string>;
  /** The app-minute header alone, for answers without a tenant. */
  appHeader: () => Record<string, string>;
  /** Calls left per tenant, for the console. */
  remaining: (tenantId: string) => { minute: number; day: number; inFlight: number };
  /** Calls left to the app in this minute, all tenants together. */
  appRemaining: () => number;
  sizes: () => LimitSizes;
  /** Changes sizes; what was used stays used. */
  resize: (sizes: Partial<LimitSizes>) => void;
  /** Forgets every call; sizes are those of the start again. */
  clear: () => void;
}

/** Makes the counters on the sandbox clock. */
export function createLimits(
  nowMs: () => number,
  startSizes: LimitSizes,
  switches: Pick<Switches, 'is'>,
): Limits {
  const tenants = new Map<string, TenantUse>();
  let sizes = startSizes;
  let app = fresh();

  const useOf = (tenantId: string): TenantUse => {
    const use = tenants.get(tenantId) ?? unused();
    tenants.set(tenantId, use);
    bringUpToDate(use, nowMs(), switches.is('X-18', 'rolling'));
    return use;
  };
  const appUse = (): Window => {
    app = current(app, nowMs(), minuteMs);
    return app;
  };
  const remaining = (tenantId: string): ReturnType<Limits['remaining']> => {
    const { minute, day, inFlight } = useOf(tenantId);
    return { minute: left(sizes.minute, minute), day: left(sizes.day, day), inFlight };
  };
  const appRemaining = (): number => left(sizes.appMinute, appUse());
  const appHeader = (): Record<string, string> => ({ 'x-appminlimit-remaining': String(appRemaining()) });
  const begin = (use: TenantUse): (() => void) => {
    countCall(use, appUse(), nowMs());
    use.inFlight += 1;
    return () => {
      use.inFlight -= 1;
    };
  };

  return {
    remaining,
    appRemaining,
    appHeader,
    sizes: () => sizes,
    resize: (change) => {
      sizes = { ...sizes, ...change };
    },
    enter: (tenantId) => {
      const use = useOf(tenantId);
      const retryAfterSeconds = switches.is('X-11', 'present') ? 1 : null;
      if (use.inFlight >= sizes.concurrent) return refusal('concurrent', retryAfterSeconds);
      const over = windowOver({ use, app: appUse(), sizes }, nowMs());
      return over === null ? { refused: null, done: begin(use) } : refusal(over.problem, over.seconds);
    },
    headers: (tenantId) => ({
      ...appHeader(),
      'x-minlimit-remaining': String(remaining(tenantId).minute),
      'x-daylimit-remaining': String(remaining(tenantId).day),
    }),
    clear: () => {
      tenants.clear();
      app = fresh();
      sizes = startSizes;
    },
  };
}

function refusal(problem: LimitName, retryAfterSeconds: number | null): Admission {
  return { refused: { problem, retryAfterSeconds }, done: () => undefined };
}

interface Load {
  readonly use: TenantUse;
  readonly app: Window;
  readonly sizes: LimitSizes;
}

function windowOver(
  { use, app, sizes }: Load,
  now: number,
): { readonly problem: LimitName; readonly seconds: number } | null {
  const wait = (window: Window, lengthMs: number): number =>
    Math.max(1, Math.ceil((window.startedAt + lengthMs - now) / 1000));
  if (use.day.used >= sizes.day) return { problem: 'day', seconds: wait(use.day, dayMs) };
  if (use.minute.used >= sizes.minute) return { problem: 'minute', seconds: wait(use.minute, minuteMs) };
  if (app.used >= sizes.appMinute) return { problem: 'appminute', seconds: wait(app, minuteMs) };
  return null;
}
