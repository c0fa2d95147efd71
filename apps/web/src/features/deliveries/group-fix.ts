import { paths } from '../../lib/paths.ts';
import type { Delivery } from './filters.ts';
import type { CauseGroup } from './group-by-cause.ts';
import { maySendAgain } from './may-send-again.ts';

type FixPlace =
  | typeof paths.settingsMembers
  | typeof paths.settingsConnections
  | typeof paths.linkReview
  | typeof paths.reconcile;

/** What mends a whole group at once: sending all of it again, or a page where its cause is mended. */
export type GroupFix =
  | { readonly kind: 'send'; readonly label: string; readonly deliveryIds: readonly string[] }
  | { readonly kind: 'go'; readonly label: string; readonly to: FixPlace };

type Place = { readonly label: string; readonly to: FixPlace; readonly isForAdmin: boolean };

const linkPerson: Place = { label: 'Link the XPM person', to: paths.settingsMembers, isForAdmin: true };

const bothSides: Place = { label: 'Look at both sides', to: paths.reconcile, isForAdmin: true };

/** Causes that are mended once for all their deliveries. */
const places: Readonly<Record<string, Place>> = {
  no_xpm_person: linkPerson,
  xpm_person_gone: linkPerson,
  not_connected: { label: 'Reconnect', to: paths.settingsConnections, isForAdmin: true },
  changed_in_xpm: bothSides,
  differs: bothSides,
  invoiced: bothSides,
  twice_in_xpm: bothSides,
  recognised: bothSides,
  not_linked: { label: 'Review links', to: paths.linkReview, isForAdmin: false },
};

/** What this person can do for a group; null when nothing, or when its cause is somebody else's to mend. */
export function groupFix(group: CauseGroup<Delivery>, isAdmin: boolean): GroupFix | null {
  const place = places[group.first.reason ?? ''];
  if (place) return isAdmin || !place.isForAdmin ? { kind: 'go', label: place.label, to: place.to } : null;
  const deliveryIds = group.rows.filter(maySendAgain).map(({ deliveryId }) => deliveryId);
  if (deliveryIds.length === 0) return null;
  const some = deliveryIds.length === group.rows.length ? '' : ` of ${group.rows.length}`;
  return { kind: 'send', label: `Send ${deliveryIds.length}${some} again`, deliveryIds };
}
