import type { StateLook } from './state-looks.ts';
import { sentenceTip } from './tip.ts';

import css from './state-chip.module.css';

type StateChipProps = {
  readonly look: StateLook;
  /** The server's sentence, shown in the tooltip. */
  readonly sentence?: string | undefined;
  /** `icon` for tight cells: the word becomes its name. `filled` draws a background even when all is well. */
  readonly form?: 'chip' | 'icon' | 'filled';
};

/** A state at the place where it belongs: icon and word, never colour alone. Take `look` from `state-looks.ts`. */
export function StateChip({ look, sentence, form = 'chip' }: StateChipProps) {
  const { icon: Icon, word, colour } = look;
  const isIcon = form === 'icon';
  const says = sentence ?? (isIcon ? word : undefined);
  return (
    <span
      className={css['chip']}
      data-colour={colour}
      data-quiet={(look.quiet && form === 'chip') || undefined}
      data-icon={isIcon || undefined}
      {...(isIcon ? { role: 'img', 'aria-label': word } : {})}
      {...(says ? sentenceTip(says) : {})}
    >
      <Icon size={14} stroke={2.2} aria-hidden="true" />
      {isIcon ? null : <span className={css['word']}>{word}</span>}
    </span>
  );
}
