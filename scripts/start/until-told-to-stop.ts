const PARENT_CHECK_MS = 500;

/**
 * Resolves with the first SIGINT or SIGTERM; later ones are ignored, as the stop is on its way.
 *
 * @param withParent also when the process that started this one is gone: a killed npm passes no signal on
 */
export function untilToldToStop({ withParent }: { withParent: boolean }): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    if (!withParent) return;
    const parent = process.ppid;
    const check = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_CHECK_MS);
    check.unref();
  });
}
