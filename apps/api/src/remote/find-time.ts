import { timeUuid, type XpmClient, XpmError, type XpmTime } from '@throughline/xpm-client';

/** A record of time by its id; null when XPM has none. @throws {XpmError} when the read told nothing */
export async function findTime(client: XpmClient, remoteId: string): Promise<XpmTime | null> {
  try {
    return await client.time.get(timeUuid(remoteId));
  } catch (error) {
    if (error instanceof XpmError && error.kind === 'refused') return null;
    throw error;
  }
}
