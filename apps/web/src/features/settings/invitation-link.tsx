import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { formatDay } from '@throughline/core/clock/format-day';
import { useState } from 'react';

import { dayOfInstant } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import type { Outputs } from '../../lib/trpc.ts';

import css from './settings.module.css';

type InvitationLinkProps = {
  readonly name: string;
  readonly invited: Outputs['invitation']['create'];
  readonly onDone: () => void;
};

/** The link of a new invitation, to copy and hand over. */
export function InvitationLink({ name, invited, onDone }: InvitationLinkProps) {
  const { timeZone } = usePractice();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(invited.url);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const Icon = copied === true ? IconCheck : IconCopy;
  return (
    <div className={css['form']}>
      <p className={css['hint']}>
        Give this link to {name}. Whoever holds it can accept, until{' '}
        {formatDay(dayOfInstant(invited.expiresAt, timeZone))}. It is shown only now.
      </p>
      <div className={css['link']}>{invited.url}</div>
      {copied === false ? (
        <p className={css['refusal']} role="alert">
          This browser does not let us copy. Mark the link and copy it yourself.
        </p>
      ) : null}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
        <Button
          data-autofocus
          leftSection={<Icon size={15} stroke={1.7} aria-hidden="true" />}
          onClick={() => void copy()}
        >
          {copied === true ? 'Copied' : 'Copy the link'}
        </Button>
      </div>
    </div>
  );
}
