import { setImmediate as nextLoopTurn } from 'node:timers/promises';

/**
 * Carries out together what is asked for at once, or while something asked for earlier is carried out: one
 * transaction then serves several. When carrying out several fails, each is tried by itself, so that one that trips a
 * bug does not take the others with it.
 *
 * @param work gives one result for each item, in their order
 * @param nextTurn waits for what is asked for at the same moment
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  nextTurn: () => Promise<unknown> = nextLoopTurn,
): (item: Item) => Promise<Result> {
  type Asked = {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  };
  let waiting: Asked[] = [];
  let isRunning = false;

  async function carryOut(asked: readonly Asked[]): Promise<void> {
    try {
      const results = await work(asked.map(({ item }) => item));
      for (const [index, result] of results.entries()) asked[index]?.resolve(result);
    } catch (error) {
      if (asked.length > 1) for (const one of asked) await carryOut([one]);
      else for (const { reject } of asked) reject(error);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    await nextTurn();
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await carryOut(asked);
    }
    isRunning = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void run();
    });
}
