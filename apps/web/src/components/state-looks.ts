import {
  type Icon,
  IconAlertTriangle,
  IconArrowForwardUp,
  IconArrowUp,
  IconArrowsDiff,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconCloudOff,
  IconCoin,
  IconCopyCheck,
  IconEyeSearch,
  IconHandOff,
  IconHandStop,
  IconHourglass,
  IconLink,
  IconLinkOff,
  IconPencil,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
  IconReceipt2,
  IconRefreshAlert,
  IconTrashX,
  IconUserCheck,
  IconUserQuestion,
  IconX,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { type CauseName, causeNames, causes } from '@throughline/core/time-entry/causes';

export type StateColour = 'green' | 'amber' | 'orange' | 'red' | 'blue' | 'gray' | 'iris';

/** How a state is shown: its word, its icon, its colour; quiet ones have no background, for all is well. */
export type StateLook = {
  readonly word: string;
  readonly icon: Icon;
  readonly colour: StateColour;
  readonly quiet: boolean;
};

export type DeliveryState =
  | 'unlinked'
  | 'queued'
  | 'sending'
  | 'delivered'
  | 'refused'
  | 'uncertain'
  | 'blocked';

const waiting = quiet('Waiting', IconClock, 'gray');
const needsYou = filled('Needs you', IconHandStop, 'orange');

const timeEntryLooks = {
  unlinked: filled('No job yet', IconCircleDashed, 'gray'),
  queued: waiting,
  sending: quiet('Sending', IconArrowUp, 'blue'),
  delivered: quiet('In XPM', IconCheck, 'green'),
  uncertain: filled('Checking', IconEyeSearch, 'amber'),
  refused: filled('Refused', IconX, 'red'),
  blocked: needsYou,
} as const satisfies Record<DeliveryState, StateLook>;

/** Icons of the causes for which an entry waits for a person; their words stand with them. */
const causeIcons: Readonly<Record<CauseName, Icon>> = {
  no_job: IconCircleDashed,
  no_xpm_person: IconUserQuestion,
  rolled_over: IconArrowForwardUp,
  job_closed: IconHandStop,
  job_gone: IconLinkOff,
  changed_in_xpm: IconArrowsDiff,
  removed_in_xpm: IconTrashX,
  invoiced: IconReceipt2,
  twice_in_xpm: IconCopyCheck,
  recognised: IconZoomQuestion,
  keeps_failing: IconRefreshAlert,
  refused: IconX,
};

/** Each code of the outbox with the look of its cause. */
const blockedLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  causeNames.flatMap((name) => {
    const { reasons, word } = causes[name];
    return reasons.map((reason) => [reason, filled(word, causeIcons[name], 'orange')]);
  }),
);
const queuedLooks: Readonly<Record<string, StateLook>> = {
  not_connected: filled('Waiting for XPM', IconPlugConnectedX, 'gray'),
  day: filled('Tomorrow', IconHourglass, 'gray'),
};
const leftAlone = quiet('Left as it is', IconHandOff, 'gray');

/** The look of a time entry's delivery; a known cause of a wait or a block gives its own short word. */
export function timeEntryLook(delivery: {
  readonly state: DeliveryState;
  readonly reason: string | null;
}): StateLook {
  const reason = delivery.reason ?? '';
  if (delivery.state === 'blocked') return blockedLooks[reason] ?? needsYou;
  if (delivery.state === 'queued') return queuedLooks[reason] ?? waiting;
  return reason === 'left_alone' ? leftAlone : timeEntryLooks[delivery.state];
}

type LinkFacts = {
  readonly state: 'linked' | 'unlinked' | 'needs_review';
  readonly decidedBy: 'rule' | 'staff' | null;
  readonly reason: string | null;
};

/**
 * The look of a work item's link.
 *
 * @param words "J-2417 · Tax return", "2 jobs fit", "No open 2027 job": what is so for this very item
 */
export function linkLook(link: LinkFacts, words: string): StateLook {
  if (link.state === 'linked')
    return quiet(words, link.decidedBy === 'staff' ? IconUserCheck : IconLink, 'gray');
  if (link.state === 'needs_review') {
    const rolledOver = link.reason === 'rolled_over';
    return filled(
      rolledOver ? 'Rolled over' : words,
      rolledOver ? IconArrowForwardUp : IconAlertTriangle,
      'amber',
    );
  }
  return link.decidedBy === 'staff'
    ? quiet('Off by hand', IconHandOff, 'gray')
    : filled(words, IconCircleDashed, 'gray');
}

const clientBillLooks = {
  draft: quiet('Draft', IconPencil, 'gray'),
  ready: quiet('Ready to post', IconCheck, 'green'),
  waits: filled('Waits', IconHandStop, 'orange'),
  remark: filled('Ready, with a remark', IconAlertTriangle, 'amber'),
  queued: waiting,
  posting: filled('Posting', IconArrowUp, 'blue'),
  uncertain: filled('Checking', IconEyeSearch, 'amber'),
  posted: quiet('In Xero', IconCheck, 'green'),
  posted_differs: filled('Posted, differs', IconArrowsDiff, 'amber'),
  refused: filled('Refused', IconX, 'red'),
  needs_you: needsYou,
  changed: filled('Changed in Xero', IconArrowsDiff, 'amber'),
  voided: filled('Voided in Xero', IconBan, 'red'),
  paid: quiet('Paid', IconCoin, 'green'),
} as const satisfies Record<string, StateLook>;

export type ClientBillLookName = keyof typeof clientBillLooks;

export function clientBillLook(name: ClientBillLookName): StateLook {
  return clientBillLooks[name];
}

type ConnectionFacts = {
  readonly status: 'connected' | 'reconnect_needed' | 'disconnected';
  /** "10:44", already in the practice's time; null when not paused. */
  readonly pausedUntil: string | null;
  /** Set while the other side does not answer: "Xero", "XPM". */
  readonly silent?: string;
};

export function connectionLook({ status, pausedUntil, silent }: ConnectionFacts): StateLook {
  if (status === 'disconnected') return filled('Disconnected', IconPlugConnectedX, 'orange');
  if (status === 'reconnect_needed') return filled('Reconnect needed', IconPlugConnectedX, 'orange');
  if (silent) return filled(`${silent} is not answering`, IconCloudOff, 'amber');
  if (pausedUntil) return filled(`Paused until ${pausedUntil}`, IconPlayerPause, 'gray');
  return quiet('Connected', IconPlugConnected, 'green');
}

/** After a restored backup: nothing goes before it was looked for. */
export const lookingFirst: StateLook = filled('Looking first', IconEyeSearch, 'amber');

function quiet(word: string, icon: Icon, colour: StateColour): StateLook {
  return { word, icon, colour, quiet: true };
}

function filled(word: string, icon: Icon, colour: StateColour): StateLook {
  return { word, icon, colour, quiet: false };
}
