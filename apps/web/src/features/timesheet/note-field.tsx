import { type KeyboardEvent, useRef, useState } from 'react';

import type { TimeEntry } from '../../lib/use-change-entry.ts';

import css from './entries.module.css';

type NoteFieldProps = {
  readonly entry: TimeEntry;
  readonly autoFocus?: boolean;
  /** Called when the text changed and the field was left. */
  readonly onSave: (note: string) => void;
  /** After `Enter` and `Esc`; `Tab` moves on by itself. */
  readonly onDone?: () => void;
  readonly onTab?: () => void;
};

/** The note of an entry, which goes to XPM with it. `Enter` and leaving save, `Esc` restores. */
export function NoteField({ entry, autoFocus = false, onSave, onDone, onTab }: NoteFieldProps) {
  const [text, setText] = useState(entry.note);
  const over = useRef(false);
  const save = () => {
    if (!over.current && text.trim() !== entry.note) onSave(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      over.current = true;
      setText(entry.note);
      onDone?.();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
      over.current = true;
      onDone?.();
    }
    if (event.key === 'Tab' && !event.shiftKey && onTab) {
      event.preventDefault();
      save();
      over.current = true;
      onTab();
    }
  };
  return (
    <input
      className={css['note-input']}
      aria-label={`Note of ${entry.workTitle ?? 'the time without work'}`}
      placeholder="Note"
      maxLength={4_000}
      value={text}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        over.current = false;
        setText(event.target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}
