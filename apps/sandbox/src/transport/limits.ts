import type { Answer } from './answer.ts';

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

interface Window {
  startedAt: number;
  used: number;
}

interface TenantUse {
  inFlight: number;
  minute: Window;
  day: Window;
}

/** Refusal of a call, or null; counters of what is left after this call. */
export interface Admission {
  readonly refused: { readonly problem: LimitName; readonly retryAfterSeconds: number | null } | null;
  /** Ends the call: gives its concurrent place back. */
  readonly done: () => void;
}

/** Counts calls per tenant and for the app in fixed windows that begin with their first call. */
export interface Limits {
  enter: (tenantId: string) => Admission;
  /** The `x-…limit-remaining` headers of a tenant. */
  headers: (tenantId: string) => Record<string, string>;
  /** The app-minute header alone, for answers without a tenant. */
  appHeader: () => Record<string, string>;
  /** Calls left per tenant, for the console. */
  remaining: (tenantId: string) => { minute: number; day: number; inFlight: number };
  clear: () => void;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Makes the counters on the sandbox clock. */
export function createLimits(nowMs: () => number, sizes: LimitSizes): Limits {
  const tenants = new Map<string, TenantUse>();
  let app: Window = { startedAt: 0, used: 0 };

  const useOf = (tenantId: string): TenantUse => {
    const now = nowMs();
    const use = tenants.get(tenantId) ?? { inFlight: 0, minute: fresh(), day: fresh() };
    use.minute = current(use.minute, now, minuteMs);
    use.day = current(use.day, now, dayMs);
    app = current(app, now, minuteMs);
    tenants.set(tenantId, use);
    return use;
  };

  const remaining = (tenantId: string): { minute: number; day: number; inFlight: number } => {
    const use = useOf(tenantId);
    return {
      minute: Math.max(0, sizes.minute - use.minute.used),
      day: Math.max(0, sizes.day - use.day.used),
      inFlight: use.inFlight,
    };
  };
  const appHeader = (): Record<string, string> => ({
    'x-appminlimit-remaining': String(Math.max(0, sizes.appMinute - app.used)),
  });

  return {
    remaining,
    appHeader,
    enter: (tenantId) => {
      const use = useOf(tenantId);
      const refused = refusalOf({ use, app, sizes, now: nowMs() });
      if (refused) return { refused, done: () => undefined };
      for (const window of [use.minute, use.day, app]) count(window, nowMs());
      use.inFlight += 1;
      return {
        refused: null,
        done: () => {
          use.inFlight -= 1;
        },
      };
    },
    headers: (tenantId) => ({
      ...appHeader(),
      'x-minlimit-remaining': String(remaining(tenantId).minute),
      'x-daylimit-remaining': String(remaining(tenantId).day),
    }),
    clear: () => {
      tenants.clear();
      app = fresh();
    },
  };
}

function fresh(): Window {
  return { startedAt: 0, used: 0 };
}

function current(window: Window, now: number, lengthMs: number): Window {
  const over = window.used > 0 && (now >= window.startedAt + lengthMs || now < window.startedAt);
  return over ? fresh() : window;
}

function count(window: Window, now: number): void {
  if (window.used === 0) window.startedAt = now;
  window.used += 1;
}

interface Load {
  readonly use: TenantUse;
  readonly app: Window;
  readonly sizes: LimitSizes;
  readonly now: number;
}

function refusalOf({ use, app, sizes, now }: Load): Admission['refused'] {
  const wait = (window: Window, lengthMs: number): number =>
    Math.max(1, Math.ceil((window.startedAt + lengthMs - now) / 1000));
  if (use.inFlight >= sizes.concurrent) return { problem: 'concurrent', retryAfterSeconds: null };
  if (use.day.used >= sizes.day) return { problem: 'day', retryAfterSeconds: wait(use.day, dayMs) };
  if (use.minute.used >= sizes.minute) {
    return { problem: 'minute', retryAfterSeconds: wait(use.minute, minuteMs) };
  }
  if (app.used >= sizes.appMinute) return { problem: 'appminute', retryAfterSeconds: wait(app, minuteMs) };
  return null;
}

/** A rate-limited answer: no content type and no body. Source: xpm-contract §3 (recorded). */
export function tooMany(limit: LimitName, retryAfterSeconds: number | null): Answer {
  const headers: Record<string, string> = { 'x-rate-limit-problem': limit };
  if (retryAfterSeconds !== null) headers['retry-after'] = String(retryAfterSeconds);
  return { status: 429, headers, body: '' };
}
