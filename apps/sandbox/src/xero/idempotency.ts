import { createHash } from 'node:crypto';

import { jsonAnswer } from '../transport/answer.ts';
import type { Answer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';

const lifeMs = 6 * 60_000;

/** Answers by key, each for six minutes from its first call. Source: xero-contract §8, S8. */
export interface IdempotencyCache {
  /**
   * Runs a write once per key and plays its answer back afterwards, errors included. A second call with a key whose
   * first still runs waits for it. The same key on a different request answers 400.
   */
  run: (call: RemoteCall, scope: string, write: () => Promise<Answer>) => Promise<Answer>;
}

/** Makes the cache over the world's table of remembered answers. */
export function createIdempotencyCache(world: World): IdempotencyCache {
  const running = new Map<string, Promise<Answer>>();
  return {
    run: async (call, scope, write) => {
      const key = call.headers.get('idempotency-key');
      if (key === null || call.method === 'GET' || call.method === 'DELETE') return write();
      if (key === '' || key.length > 128) return badKey('Idempotency Key must have 1 to 128 characters.');
      forgetOld(world);
      const id = `${scope} ${key}`;
      await running.get(id)?.catch(() => undefined);
      const known = world.tables.rememberedAnswers.get(id);
      const fingerprint = fingerprintOf(call);
      if (known && known.fingerprint === fingerprint) return known;
      if (known) return badKey(`Idempotency Key: ${key} is used with a different request.`);
      const firstAt = world.clock.now().toISOString();
      const work = write();
      running.set(id, work);
      try {
        const answer = await work;
        world.tables.rememberedAnswers.put({
          id,
          fingerprint,
          firstAt,
          ...answer,
          headers: { ...answer.headers },
        });
        return answer;
      } finally {
        running.delete(id);
      }
    },
  };
}

function fingerprintOf(call: RemoteCall): string {
  const { pathname, search } = call.url;
  return createHash('sha256').update(`${call.method}\n${pathname}${search}\n${call.body}`).digest('hex');
}

function forgetOld(world: World): void {
  const now = world.clock.now().getTime();
  for (const row of world.tables.rememberedAnswers.all()) {
    if (now - Date.parse(row.firstAt) >= lifeMs) world.tables.rememberedAnswers.remove(row.id);
  }
}

function badKey(message: string): Answer {
  return jsonAnswer(400, { Message: message, Type: 'ValidationException', ErrorNumber: 10, Elements: [] });
}
