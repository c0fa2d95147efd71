import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';

import { tip } from '../../components/tip.ts';

import css from './work.module.css';

type PlayButtonProps = {
  /** "Tax return, Kōwhai Holdings Ltd". */
  readonly what: string;
  readonly running: boolean;
  readonly onToggle: () => void;
};

/** Starts or stops the timer of a row with one click. */
export function PlayButton({ what, running, onToggle }: PlayButtonProps) {
  const Icon = running ? IconPlayerStopFilled : IconPlayerPlayFilled;
  const verb = running ? 'Stop' : 'Start';
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css['play']}
      data-running={running || undefined}
      onClick={onToggle}
      aria-label={`${verb} ${what}`}
      {...tip(verb, 'act')}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
