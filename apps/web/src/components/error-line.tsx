import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { describeError } from '../lib/describe-error.ts';

import css from './lines.module.css';

type ErrorLineProps = {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** "10:36": says that older data is still shown below. */
  readonly showing?: string | undefined;
};

/** What went wrong, in the server's own sentence, where it went wrong. */
export function ErrorLine({ error, onRetry, showing }: ErrorLineProps) {
  return (
    <div className={css['error']} role="alert">
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />
      <span>
        {describeError(error)}
        {showing ? ` Showing ${showing}.` : ''}
      </span>
      {onRetry ? (
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
