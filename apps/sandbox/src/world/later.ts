/** Things to do at an instant of the sandbox clock. They happen when it gets there by ticking or by being moved. */
export interface Later {
  at: (dueMs: number, act: () => void) => void;
  /** Resolves when that many milliseconds of the sandbox clock have passed; never, when the sandbox is reset before. */
  wait: (ms: number) => Promise<void>;
  /** Does what is due. To be called after the clock was moved. */
  check: () => void;
  /** Forgets everything that is still to do. */
  clear: () => void;
}

const longestTimerMs = 2_147_483_647;

/** Makes an empty agenda. Its timers keep no process alive. */
export function createLater(nowMs: () => number): Later {
  let agenda: { readonly dueMs: number; readonly act: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;

  const arm = (): void => {
    clearTimeout(timer);
    if (agenda.length === 0) return;
    const next = Math.min(...agenda.map(({ dueMs }) => dueMs)) - nowMs();
    timer = setTimeout(check, Math.min(Math.max(1, next), longestTimerMs)).unref();
  };
  const check = (): void => {
    const now = nowMs();
    const due = agenda.filter(({ dueMs }) => dueMs <= now);
    agenda = agenda.filter(({ dueMs }) => dueMs > now);
    for (const { act } of due) act();
    arm();
  };
  const at: Later['at'] = (dueMs, act) => {
    agenda.push({ dueMs, act });
    arm();
  };
  return {
    at,
    check,
    wait: (ms) =>
      new Promise((resolve) => {
        at(nowMs() + ms, resolve);
      }),
    clear: () => {
      agenda = [];
      clearTimeout(timer);
    },
  };
}
