import type { LinkedBy } from '../db/schema/outbox-messages.ts';
import type { DeliveryPlan } from '../sync/inputs.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';

/** All that decides what should happen to a stopped entry's time in XPM. */
export type DeliverySituation = {
  readonly removed: boolean;
  readonly hasWorkItem: boolean;
  /** Null while the work item is not linked, or the member has no XPM person. */
  readonly desired: DesiredTime | null;
  readonly isLinked: boolean;
  readonly hasXpmPerson: boolean;
  /** XPM no longer lists that person. */
  readonly isXpmPersonGone: boolean;
  /** The work came over into another year after this time was recorded, and whether it was edited since. */
  readonly rolledOver: 'untouched' | 'edited' | null;
  /** What XPM said of the job when it was last read; null when it was never read. */
  readonly job: { readonly isOpen: boolean; readonly isGone: boolean } | null;
  readonly remote: {
    readonly remoteId: string;
    readonly hash: string | null;
    readonly linkedBy: LinkedBy | null;
  } | null;
  /** Doubles in XPM that a person said may be removed. */
  readonly surplus: readonly string[];
};

/**
 * What to do about an entry while nothing is under way for it: desired state in, one operation or a named reason out.
 * Nothing is sent that is already so; nothing is created that was removed before it left.
 */
export function planDelivery(situation: DeliverySituation): DeliveryPlan {
  const { removed, remote, surplus } = situation;
  const [double] = surplus;
  if (double !== undefined) return { state: 'queued', reason: null, op: 'delete', target: double };
  if (removed) return remote ? changing(remote, 'delete') : settled('removed');
  return planKept(situation);
}

function planKept(situation: DeliverySituation): DeliveryPlan {
  const { remote, desired } = situation;
  if (desired && remote?.hash === hashTime(desired)) return settled(null);
  // Time of last year's job stays on it, whatever job the work has now.
  if (remote && situation.rolledOver === 'untouched') return settled('rolled_over');
  const obstacle = findObstacle(situation);
  if (obstacle) return obstacle;
  return remote ? changing(remote, 'update') : { state: 'queued', reason: null, op: 'add', target: null };
}

/** What was recognised by its likeness alone may be somebody's own: a person says so before it is changed. */
function changing({ remoteId, linkedBy }: Remote, op: 'update' | 'delete'): DeliveryPlan {
  if (linkedBy === 'likeness') return { state: 'blocked', reason: 'recognised', op: null, target: null };
  return { state: 'queued', reason: null, op, target: remoteId };
}

type Remote = NonNullable<DeliverySituation['remote']>;

function settled(reason: string | null): DeliveryPlan {
  return { state: 'delivered', reason, op: null, target: null };
}

function findObstacle(situation: DeliverySituation): DeliveryPlan | null {
  const { hasWorkItem, isLinked, remote } = situation;
  if (!hasWorkItem || !isLinked) {
    const reason = hasWorkItem ? 'not_linked' : 'no_work_item';
    // Time already in XPM stays there when its link is taken away; nobody asked for it to go.
    return { state: remote ? 'delivered' : 'unlinked', reason, op: null, target: null };
  }
  const found = obstacles.find(([, stands]) => stands(situation));
  return found ? { state: 'blocked', reason: found[0], op: null, target: null } : null;
}

/** What a person has to do something about, the first that stands being shown. */
const obstacles: readonly (readonly [string, (situation: DeliverySituation) => boolean])[] = [
  ['no_xpm_person', ({ hasXpmPerson }) => !hasXpmPerson],
  ['xpm_person_gone', ({ isXpmPersonGone }) => isXpmPersonGone],
  ['rolled_over', ({ remote, rolledOver }) => remote !== null && rolledOver !== null],
  ['job_gone', ({ job }) => job?.isGone === true],
  ['job_closed', ({ job }) => job?.isOpen === false],
];
