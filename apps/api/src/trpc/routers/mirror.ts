import { listState } from '@throughline/core/mirror/list-state';
import { requireForceAllowed } from '@throughline/core/mirror/require-force-allowed';
import { RefreshMirror } from '@throughline/core/mirror/schemas';

import { refreshMirror } from '../../remote/refresh-mirror.ts';
import { ask, remoteMutation, router } from '../procedures.ts';

export const mirrorRouter = router({
  state: ask(listState),
  refresh: remoteMutation(RefreshMirror, async (call, { force, kinds }) => {
    const practiceId = await call.run((ctx) => Promise.resolve(requireForceAllowed(ctx, force)));
    return refreshMirror(call.request.deps, practiceId, { force, kinds, patient: false });
  }),
});
