import { createStore } from './store.ts';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
};

type Notice = {
  /** One short sentence about what the person just did. */
  readonly text: string;
  /** Takes it back; offered for 30 s by `Z`, also after the toast is gone. */
  readonly undo?: () => void;
};

const shownMax = 3;
const undoableMs = 30_000;

/** Toasts on the screen, oldest first, at most three. */
export const toasts = createStore<readonly Toast[]>([]);

let nextId = 1;
let latestUndo: { readonly toast: Toast; readonly untilMs: number } | null = null;

/** Says what was just done, bottom left, for five seconds; never for what XPM or Xero did later. */
export function notify(notice: Notice): void {
  const toast: Toast = { id: nextId, text: notice.text, undo: notice.undo ?? null };
  nextId += 1;
  if (toast.undo) latestUndo = { toast, untilMs: Date.now() + undoableMs };
  toasts.set([...toasts.get(), toast].slice(-shownMax));
}

/** Makes something undoable by `Z`, for 30 s, that is told elsewhere than in a toast. */
export function offerUndo(undo: () => void): void {
  latestUndo = { toast: { id: nextId, text: '', undo }, untilMs: Date.now() + undoableMs };
  nextId += 1;
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Undoes a toast's action once and takes the toast away. */
export function undoToast(toast: Toast): void {
  dismissToast(toast.id);
  if (latestUndo?.toast === toast) latestUndo = null;
  toast.undo?.();
}

/** Undoes the latest undoable action of the last 30 s; false when there is none. */
export function undoLatest(): boolean {
  if (!latestUndo || Date.now() > latestUndo.untilMs) return false;
  undoToast(latestUndo.toast);
  return true;
}
