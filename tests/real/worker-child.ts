import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import type { WorkerOrders } from './worker-orders.ts';

/** A worker process seen from outside. */
export type WorkerChild = {
  readonly pid: number;
  /** How it ended, once it did. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** How many port calls it made so far. */
  calls(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
};

/** Starts the bundled worker with its orders. */
export function startWorkerChild(file: string, orders: WorkerOrders): WorkerChild {
  const child = fork(file, [JSON.stringify(orders)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    signal: isSignal(signal) ? signal : null,
  }));
  return {
    pid: child.pid ?? 0,
    ended,
    calls: () => askCalls(child),
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function isSignal(value: unknown): value is NodeJS.Signals {
  return typeof value === 'string' && value.startsWith('SIG');
}

function askCalls(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const hear = (answer: unknown): void => {
      if (typeof answer !== 'number') return;
      child.off('message', hear);
      resolve(answer);
    };
    child.on('message', hear);
    child.send('calls');
  });
}
