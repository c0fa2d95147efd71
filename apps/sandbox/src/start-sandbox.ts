import { createAdaptorServer } from '@hono/node-server';

import { createSandbox } from './create-sandbox.ts';
import type { Sandbox, SandboxOptions } from './create-sandbox.ts';

/** Where to listen, beside what a sandbox is made of. */
export interface StartOptions extends SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Loopback unless given. */
  readonly host?: string | undefined;
}

/** A sandbox that listens. */
export interface RunningSandbox {
  /** Address without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  /** Stops listening, ends open connections and closes the state file. Safe to call twice. */
  close: () => Promise<void>;
}

/** Starts a sandbox. Rejects with the error of the operating system when it cannot listen, e.g. `EADDRINUSE`. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  const host = options.host ?? '127.0.0.1';
  const server = createAdaptorServer({ fetch: sandbox.app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => resolve());
  }).catch((error: unknown) => {
    sandbox.close();
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    sandbox,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      sandbox.close();
    },
  };
}
