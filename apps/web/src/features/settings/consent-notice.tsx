import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';

import { tip } from '../../components/tip.ts';
import { readConsentAnswer } from '../../lib/consent-answer.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useBeginConnection } from '../../lib/use-begin-connection.ts';

import css from './settings.module.css';

/** What came of the way to Xero and back, until it is closed. */
export function ConsentNotice() {
  const navigate = useNavigate();
  const [connected] = useUrlText('connected');
  const [problem] = useUrlText('problem');
  const [names] = useUrlText('name');
  const { begin, busy } = useBeginConnection();
  const answer = readConsentAnswer({ connected, problem, names });
  if (!answer) return null;
  const isProblem = answer.kind === 'problem';
  return (
    <div
      className={css['notice']}
      data-tone={isProblem ? undefined : 'green'}
      role={isProblem ? 'alert' : 'status'}
    >
      <p>{answer.sentence}</p>
      {isProblem ? (
        <Button variant="default" loading={busy} onClick={() => begin({})}>
          Connect again
        </Button>
      ) : null}
      <ActionIcon
        aria-label="Close"
        onClick={() => void navigate({ to: '.', search: {}, replace: true })}
        {...tip('Close')}
      >
        <IconX size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
