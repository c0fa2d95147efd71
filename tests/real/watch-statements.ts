import type pg from 'pg';

type Query = (...args: unknown[]) => unknown;
type Told = (statement: number, backendPid: number) => Promise<void>;

export type StatementWatch = {
  /** From now on each statement waits until `told` has heard its number, from 1, and its server process. */
  begin(told: Told): void;
  /** @returns how many there were */
  end(): number;
};

/** Stands between a pool and its statements. */
export function watchStatements(pool: pg.Pool): StatementWatch {
  let told: Told | null = null;
  let count = 0;
  const watched = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const send: Query = client.query.bind(client);
    // Statements that travel together keep their order while one of them waits.
    let before: Promise<void> = Promise.resolve();
    Object.assign(client, {
      query: async (...args: unknown[]) => {
        if (told !== null) {
          count += 1;
          const number = count;
          const hear = told;
          before = before.then(() => hear(number, backendOf(client)));
          await before;
        }
        return send(...args);
      },
    });
  });
  return {
    begin(hear) {
      count = 0;
      told = hear;
    },
    end() {
      told = null;
      return count;
    },
  };
}

/** The server process behind a connection; 0 before it is connected. */
export function backendOf(client: object): number {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : 0;
}
