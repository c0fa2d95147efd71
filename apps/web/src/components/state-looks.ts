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
  IconLock,
  IconPencil,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
  IconReceipt2,
  IconTrashX,
  IconUserCheck,
  IconUserQuestion,
  IconX,
} from '@tabler/icons-react';

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

/** Causes that have a word of their own; any other cause keeps the word of its state. */
const causeLooks: Readonly<Record<string, StateLook>> = {
  job_closed: filled('Job completed', IconHandStop, 'orange'),
  task_completed: filled('Job completed', IconHandStop, 'orange'),
  job_gone: filled('Job gone', IconLinkOff, 'orange'),
  locked_period: filled('Period locked', IconLock, 'orange'),
  invoiced: filled('Invoiced in XPM', IconReceipt2, 'orange'),
  removed_in_xpm: filled('Removed in XPM', IconTrashX, 'orange'),
  differs: filled('Differs in XPM', IconArrowsDiff, 'orange'),
  twice_in_xpm: filled('Twice in XPM?', IconCopyCheck, 'orange'),
  no_xpm_person: filled('No XPM person', IconUserQuestion, 'orange'),
  not_connected: filled('Waiting for XPM', IconPlugConnectedX, 'gray'),
  day: filled('Tomorrow', IconHourglass, 'gray'),
};

/** The look of a time entry's delivery; a known cause of a wait or a block gives its own short word. */
export function timeEntryLook(delivery: {
  readonly state: DeliveryState;
  readonly reason: string | null;
}): StateLook {
  const own = timeEntryLooks[delivery.state];
  const mayTellCause = delivery.state === 'blocked' || delivery.state === 'queued';
  return (mayTellCause ? causeLooks[delivery.reason ?? ''] : undefined) ?? own;
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

function quiet(word: string, icon: Icon, colour: StateColour): StateLook {
  return { word, icon, colour, quiet: true };
}

function filled(word: string, icon: Icon, colour: StateColour): StateLook {
  return { word, icon, colour, quiet: false };
}
