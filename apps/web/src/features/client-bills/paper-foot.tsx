import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';

import { when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import type { Bill, DryRun } from './bill-types.ts';

import css from './paper.module.css';

/** Who froze it and when, its fingerprint, and the very text that is sent. */
export function PaperFoot({ bill, dry }: { readonly bill: Bill; readonly dry: DryRun | null }) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  const [open, setOpen] = useState(false);
  const hash = dry?.hash ?? bill.frozenHash;
  const clock = { timeZone, now };
  return (
    <footer className={css['paper-foot']}>
      <div>
        <IconLock size={14} stroke={1.7} aria-hidden="true" />
        <span>
          {frozenWords(bill, clock)}
          {hash ? (
            <>
              {' · hash '}
              <code data-tip={hash}>
                {hash.slice(0, 4)}…{hash.slice(-4)}
              </code>
            </>
          ) : null}
        </span>
        {dry?.payload ? (
          <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide JSON' : 'Show JSON'}
          </Button>
        ) : null}
      </div>
      {open ? <pre tabIndex={0}>{JSON.stringify(dry?.payload, null, 2)}</pre> : null}
    </footer>
  );
}

function frozenWords(
  { approvedAt, approvedByName }: Bill,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): string {
  if (approvedAt === null) return 'Not approved, so it may still change';
  const by = approvedByName === null ? '' : ` by ${approvedByName}`;
  return `Frozen at approval${by}, ${when(approvedAt, timeZone, now)}`;
}
