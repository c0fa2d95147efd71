import { clockTime } from '../lib/instants.ts';
import { StateChip } from './state-chip.tsx';
import { connectionLook } from './state-looks.ts';

type ConnectionChipProps = {
  /** The connection there is or was; undefined before the first. */
  readonly connection:
    | {
        readonly status: 'connected' | 'reconnect_needed' | 'disconnected';
        readonly pausedUntil: string | null;
        readonly reason: string | null;
      }
    | undefined;
  readonly timeZone: string;
};

const notConnected = {
  ...connectionLook({ status: 'disconnected', pausedUntil: null }),
  word: 'Not connected',
  colour: 'gray',
} as const;

/** The state of a connection, with its reason on hover. */
export function ConnectionChip({ connection, timeZone }: ConnectionChipProps) {
  if (!connection) return <StateChip look={notConnected} />;
  const { status, pausedUntil, reason } = connection;
  const until = pausedUntil === null ? null : clockTime(pausedUntil, timeZone);
  return <StateChip look={connectionLook({ status, pausedUntil: until })} sentence={reason ?? undefined} />;
}
