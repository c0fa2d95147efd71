export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Calls since the first of a window; `recent`, kept for the minute only, are their instants. */
export interface Window {
  startedAt: number;
  used: number;
  recent: number[];
}

/** What a tenant used. */
export interface TenantUse {
  inFlight: number;
  minute: Window;
  day: Window;
}

/** The use of a tenant that has not called yet. */
export function unused(): TenantUse {
  return { inFlight: 0, minute: fresh(), day: fresh() };
}

/** Ends the windows of a tenant that are over; its minute rolls when asked to. */
export function bringUpToDate(use: TenantUse, now: number, rolling: boolean): void {
  use.minute = rolling ? rolled(use.minute, now) : current(use.minute, now, minuteMs);
  use.day = current(use.day, now, dayMs);
}

/** Counts one call for a tenant and the app. */
export function countCall(use: TenantUse, app: Window, now: number): void {
  for (const window of [use.minute, use.day, app]) count(window, now);
  use.minute.recent = [...use.minute.recent.filter((instant) => now < instant + minuteMs), now];
}

/** A window nothing was counted in. */
export function fresh(): Window {
  return { startedAt: 0, used: 0, recent: [] };
}

/** What is left of a size. */
export function left(size: number, window: Window): number {
  return Math.max(0, size - window.used);
}

/** The window as it is now: a new one when its length is over, or the clock went back before its start. */
export function current(window: Window, now: number, lengthMs: number): Window {
  const over = window.used > 0 && (now >= window.startedAt + lengthMs || now < window.startedAt);
  return over ? fresh() : window;
}

function rolled({ recent }: Window, now: number): Window {
  const kept = recent.filter((instant) => instant <= now && now < instant + minuteMs);
  return { startedAt: kept[0] ?? 0, used: kept.length, recent: kept };
}

function count(window: Window, now: number): void {
  if (window.used === 0) window.startedAt = now;
  window.used += 1;
}
