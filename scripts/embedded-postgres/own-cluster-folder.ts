import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ownerUid, type Identity } from './identity.ts';

/** Gives an existing cluster to the identity that will serve it now; a machine may allow another one than last time. */
export async function ownClusterFolder(clusterDir: string, identity: Identity): Promise<void> {
  const uid = ownerUid(identity);
  if (uid === null || (await lstat(clusterDir)).uid === uid) return;
  const inside = await readdir(clusterDir, { recursive: true });
  for (const name of inside) await lchown(join(clusterDir, name), uid, uid);
  await lchown(clusterDir, uid, uid);
}
