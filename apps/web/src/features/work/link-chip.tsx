import { StateChip } from '../../components/state-chip.tsx';
import { type StateLook, linkLook, timeEntryLook } from '../../components/state-looks.ts';
import { linkWords } from '../../lib/link-words.ts';
import type { WorkItem } from './use-work-items.ts';

import css from './work.module.css';

type LinkChipProps = { readonly link: WorkItem['link']; readonly onOpen: () => void };

/** Where the time of a work item goes: quiet when linked, a word and its sentence when not. Opens the link panel. */
export function LinkChip({ link, onOpen }: LinkChipProps) {
  const look = lookOf(link);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css['link']}
      aria-label={`Link: ${look.word}`}
      onClick={onOpen}
    >
      <StateChip look={look} sentence={link.sentence} />
    </button>
  );
}

/** A link to a job that takes no time any more is worth a person's look. */
export function lookOf(link: WorkItem['link']): StateLook {
  if (link.state === 'linked' && link.jobIsOpen === false) {
    const closed = timeEntryLook({ state: 'blocked', reason: 'job_closed' });
    return { ...closed, word: `${link.xpmJobNumber ?? ''} completed` };
  }
  return linkLook(link, linkWords(link));
}
