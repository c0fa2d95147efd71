import { createElapsedClock } from '@throughline/api/deliveries/elapsed-clock';
import { decideRefresh } from '@throughline/core/connection/decide-refresh';
import { decideCall } from '@throughline/core/outbox/decide-call';
import { divideLimit } from '@throughline/core/outbox/divide-limit';
import { gateRoom } from '@throughline/core/outbox/gate-room';
import { pauseAfter } from '@throughline/core/outbox/pause-after';
import { protocolRules } from '@throughline/core/sync/rules';

/** What of production decides in a run; others only to show that each is needed. */
export const core = {
  rules: protocolRules,
  decideCall,
  gateRoom,
  divideLimit,
  pauseAfter,
  decideRefresh,
  createElapsedClock,
} as const;

type Core = typeof core;
export type { Core };
