import type { ServiceContext } from '../context.ts';
import { requireOwnWorkItem } from '../work-item/require-work-item.ts';
import { explainLink, type LinkExplanation } from './explain-link.ts';
import { lockLink, writeStaffLink } from './write-staff-link.ts';

/**
 * Takes a work item's link away, for a person: no rule links it again. Time already in XPM stays there.
 *
 * @throws {AppError} `not_found`, or `not_allowed` for the work of somebody else
 */
export async function clearLink(
  ctx: ServiceContext,
  { workItemId }: { readonly workItemId: string },
): Promise<LinkExplanation> {
  const item = await requireOwnWorkItem(ctx, workItemId);
  const link = await lockLink(ctx, item.id);
  if (link?.reason !== 'unlinked_by_staff') {
    await writeStaffLink(
      ctx,
      { workItemId: item.id, link },
      {
        state: 'unlinked',
        reason: 'unlinked_by_staff',
        xpmJobNumber: null,
        xpmJobTaskUuid: null,
        details: {},
      },
    );
  }
  return explainLink(ctx, { workItemId: item.id });
}
