import { createHash } from 'node:crypto';

import { jsonAnswer } from '../transport/answer.ts';
import type { Answer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { finding, worded } from './rule-text.ts';
import type { Finding } from './rule-text.ts';

const lifeMs = 6 * 60_000;

/** Answers by key, each for six minutes from its first call. Source: xero-contract §8, S8. */
export interface IdempotencyCache {
  /**
   * Runs a write once per key and plays its answer back afterwards, errors included. A second call with a key whose
   * first still runs waits for it. The same key on a different request answers 400.
   */
  run: (call: RemoteCall, clientId: string, write: () => Promise<Answer>) => Promise<Answer>;
}

/** Makes the cache over the world's table of remembered answers. */
export function createIdempotencyCache(world: World): IdempotencyCache {
  const running = new Map<string, Promise<Answer>>();

  const runOnce = async (call: RemoteCall, id: string, write: () => Promise<Answer>): Promise<Answer> => {
    const fingerprint = fingerprintOf(call);
    const known = world.tables.rememberedAnswers.get(id);
    if (known) {
      return known.fingerprint === fingerprint
        ? known
        : badKey(world, finding('key-reused', { key: keyOf(call) }));
    }
    const firstAt = world.clock.now().toISOString();
    const work = write();
    running.set(id, work);
    try {
      const answer = await work;
      remember(world, { id, fingerprint, firstAt, answer });
      return answer;
    } finally {
      running.delete(id);
    }
  };

  return {
    run: async (call, clientId, write) => {
      if (!takesKey(world, call)) return write();
      const key = keyOf(call);
      if (key === '' || key.length > 128) return badKey(world, finding('key-length', {}));
      forgetOld(world);
      const id = idOf(world, call, `${clientId}\n${key}`);
      const first = running.get(id);
      if (first && world.switches.is('X-05', 'refused'))
        return badKey(world, finding('key-running', { key }));
      if (first && world.switches.is('X-05', 'both-run')) return write();
      await first?.catch(() => undefined);
      return runOnce(call, id, write);
    },
  };
}

function keyOf(call: RemoteCall): string {
  return call.headers.get('idempotency-key') ?? '';
}

function takesKey(world: World, call: RemoteCall): boolean {
  if (!call.headers.has('idempotency-key') || ['GET', 'DELETE'].includes(call.method)) return false;
  return keyOf(call) !== '' || world.switches.is('X-23', 'refused');
}

/** Hashed, because tables compare their keys without case. */
function idOf(world: World, call: RemoteCall, appAndKey: string): string {
  const tenant = (call.headers.get('xero-tenant-id') ?? '').toLowerCase();
  const scope = world.switches.is('X-07', 'app') ? '' : tenant;
  return createHash('sha256').update(`${scope}\n${appAndKey}`).digest('hex');
}

function fingerprintOf(call: RemoteCall): string {
  const { pathname, search } = call.url;
  return createHash('sha256').update(`${call.method}\n${pathname}${search}\n${call.body}`).digest('hex');
}

interface Kept {
  readonly id: string;
  readonly fingerprint: string;
  readonly firstAt: string;
  readonly answer: Answer;
}

function remember(world: World, { answer, ...kept }: Kept): void {
  if (answer.status === 503 && world.switches.is('X-19', 'forgotten')) return;
  world.tables.rememberedAnswers.put({ ...kept, ...answer, headers: { ...answer.headers } });
}

function forgetOld(world: World): void {
  const now = world.clock.now().getTime();
  for (const row of world.tables.rememberedAnswers.all()) {
    if (now - Date.parse(row.firstAt) >= lifeMs) world.tables.rememberedAnswers.remove(row.id);
  }
}

function badKey(world: World, said: Finding): Answer {
  const Message = worded(world, said);
  const error = { Type: 'ValidationException', ErrorNumber: 10 };
  const Elements = [{ ValidationErrors: [{ Message }] }];
  if (world.switches.is('X-14', 'message-only')) return jsonAnswer(400, { Message });
  if (world.switches.is('X-14', 'elements-only')) return jsonAnswer(400, { ...error, Elements });
  return jsonAnswer(400, { Message, ...error, Elements: [] });
}
