import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { KeyHint } from '../../components/key-hint.tsx';
import { tip } from '../../components/tip.ts';
import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';
import type { Explanation } from './review-facts.ts';

import css from './links.module.css';

type ReviewWaysProps = {
  readonly explanation: Explanation;
  readonly hasBest: boolean;
  readonly onSearch: () => void;
  readonly onLeaveWithout: () => void;
};

/** What can be done besides taking an offered job, and the keys of the page. */
export function ReviewWays({ explanation, hasBest, onSearch, onLeaveWithout }: ReviewWaysProps) {
  const isAdmin = useHasRole('admin');
  return (
    <div className={css['ways']}>
      {explanation.isMapped || !isAdmin ? null : (
        <Button renderRoot={(root) => <Link to={paths.processes} search={{ show: 'without' }} {...root} />}>
          Choose its XPM task
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
        onClick={onSearch}
        {...tip('Another job', 'otherJob')}
      >
        Another job…
      </Button>
      <Button
        variant="subtle"
        color="gray"
        onClick={onLeaveWithout}
        {...tip('Rules leave it alone', 'leaveWithout')}
      >
        Leave without a job
      </Button>
      <span className={css['keys']} aria-hidden="true">
        <KeyHint name="next" />
        <KeyHint name="previous" label="next" />
        {hasBest ? <KeyHint name="open" label="best" /> : null}
        <KeyHint name="undo" label="undo" />
      </span>
    </div>
  );
}
