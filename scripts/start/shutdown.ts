import { setTimeout as sleep } from 'node:timers/promises';

type Part = { name: string; stop: () => Promise<unknown> };

/** Stops what was started, last first, each in turn, within a time that covers all of them. */
export class Shutdown {
  private readonly parts: Part[] = [];
  private ending: Promise<string[]> | null = null;
  private readonly limitMs: number;

  constructor(limitMs: number) {
    this.limitMs = limitMs;
  }

  /** Registers something that runs now. */
  add(name: string, stop: () => Promise<unknown>): void {
    this.parts.push({ name, stop });
  }

  /**
   * Stops everything; a second call waits for the first. A part that fails does not keep the others running.
   *
   * @returns one line for each part that did not stop cleanly
   */
  run(): Promise<string[]> {
    this.ending ??= this.stopAll();
    return this.ending;
  }

  private async stopAll(): Promise<string[]> {
    const complaints: string[] = [];
    const stopEach = async () => {
      for (const part of this.parts.splice(0).toReversed()) {
        await part.stop().catch((error: unknown) => complaints.push(`${part.name}: ${String(error)}`));
      }
      return 'stopped' as const;
    };
    const clock = new AbortController();
    const late = sleep(this.limitMs, 'late' as const, { signal: clock.signal }).catch(
      () => 'stopped' as const,
    );
    if ((await Promise.race([stopEach(), late])) === 'late')
      complaints.push('not everything stopped in time');
    clock.abort();
    return complaints;
  }
}
