import { Button } from '@mantine/core';

import css from './bill-page.module.css';

type OvertakenLineProps = {
  readonly number: string;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Somebody else changed the draft meanwhile: both versions are there until the person chooses. */
export function OvertakenLine({ number, onTake, onKeep }: OvertakenLineProps) {
  return (
    <div className={css['overtaken']} role="alert">
      <span>{number} was changed elsewhere while you wrote. Yours is kept here until you choose.</span>
      <Button variant="default" size="compact-sm" onClick={onKeep}>
        Go on with mine
      </Button>
      <Button variant="default" size="compact-sm" onClick={onTake}>
        Take theirs
      </Button>
    </div>
  );
}
