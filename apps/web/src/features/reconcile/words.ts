import {
  type Icon,
  IconArrowLeft,
  IconArrowRight,
  IconCopy,
  IconEqual,
  IconEqualNot,
} from '@tabler/icons-react';

import type { StateColour } from '../../components/state-looks.ts';
import type { Bucket, DiffRow, Settlement, Tab } from './types.ts';

/** What is compared, as the page's switch says it. */
export const tabWords = { time: 'Time', bills: 'Client bills' } as const satisfies Record<Tab, string>;

export const sides = { time: 'XPM', bills: 'Xero' } as const satisfies Record<Tab, string>;

type BucketLook = {
  readonly icon: Icon;
  readonly colour: StateColour;
  readonly word: (side: string) => string;
};

/** In the order of the chips. */
export const bucketLooks = {
  equal: { icon: IconEqual, colour: 'green', word: () => 'Equal' },
  missing_there: { icon: IconArrowRight, colour: 'orange', word: (side) => `Missing in ${side}` },
  missing_here: { icon: IconArrowLeft, colour: 'blue', word: (side) => `Only in ${side}` },
  differs: { icon: IconEqualNot, colour: 'amber', word: () => 'Differs' },
  doubled: { icon: IconCopy, colour: 'orange', word: () => 'Doubled' },
} as const satisfies Record<Bucket, BucketLook>;

export const bucketNames = ['equal', 'missing_there', 'missing_here', 'differs', 'doubled'] as const;

/** What the button of a choice says. */
export const choiceWords = {
  take_theirs: 'Take XPM’s',
  send_ours: 'Send ours',
  remove_others: 'Remove the other',
  accept: 'Accept…',
  reopen: 'Take back',
} as const satisfies Record<Settlement, string>;

/** What will be so after a choice. */
export function choiceSentence(row: DiffRow, choice: Settlement): string {
  return sentences[choice](row);
}

const sentences: Readonly<Record<Settlement, (row: DiffRow) => string>> = {
  take_theirs: ({ there }) =>
    `What stands here becomes as it is in XPM${there === null ? '' : `, ${there}`}. Nothing is sent.`,
  send_ours: ({ here, there }) => {
    const value = here === null ? 'it is removed there too' : `it becomes ${here}`;
    return there === null ? 'It goes to XPM again, as it stands here.' : `XPM’s entry changes: ${value}.`;
  },
  remove_others: ({ others }) =>
    others === 1
      ? 'The other entry is removed from XPM; ours stays.'
      : `The other ${others} entries are removed from XPM; ours stays.`,
  accept: () => 'Both sides stay as they are. It counts as explained until something changes.',
  reopen: () => 'It counts as a difference again.',
};
