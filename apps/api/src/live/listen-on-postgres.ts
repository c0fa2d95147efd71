import pg from 'pg';

export type Listening = { close(): Promise<void> };

type ListenOptions = {
  readonly url: string;
  /** Whoever hears what is told, by the channel. */
  readonly channels: Readonly<Record<string, (payload: string) => void>>;
  /** Connected again after a break: anything may have been missed. */
  readonly back: () => void;
  readonly broken: (error: unknown) => void;
};

const reconnectMs = 500;

/** Listens to what the database tells on a connection of its own, and connects again whenever it breaks. */
export function listenOnPostgres({ url, channels, back, broken }: ListenOptions): Listening {
  let client: pg.Client | null = null;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    next.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    next.on('error', again);
    next.on('end', again);
    await next.connect();
    for (const channel of Object.keys(channels)) await next.query(`listen ${channel}`);
    client = next;
  }

  function again(error?: unknown): void {
    client = null;
    if (isClosed || retry) return;
    if (error) broken(error);
    retry = setTimeout(() => {
      retry = undefined;
      connect().then(back, again);
    }, reconnectMs);
  }

  connect().catch(again);
  return {
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
