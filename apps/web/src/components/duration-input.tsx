import { type ParsedDuration, parseDuration } from '@throughline/core/time-entry/parse-duration';
import { type KeyboardEvent, useId, useRef, useState } from 'react';

import { duration } from '../lib/format.ts';

import css from './duration-input.module.css';

type DurationInputProps = {
  /** "Advisory, Tuesday 17 November": what the duration is of. */
  readonly label: string;
  /** Whole minutes now; null for an empty field. */
  readonly minutes: number | null;
  /** The practice's charging unit, for `3u`. */
  readonly incrementMinutes: number;
  /** Called with whole minutes (0 removes) when the text was understood. `by` says how it was left. */
  readonly onSave: (minutes: number, by: 'enter' | 'tab' | 'back_tab' | 'blur') => void;
  readonly onCancel?: () => void;
  /** Text to begin with, such as the digit that opened a cell. */
  readonly initialText?: string;
  readonly autoFocus?: boolean;
};

/**
 * A duration as text: `1:30`, `1.5`, `90m`, `9-10:30`, `+15`. A line below says what was understood, or why not; a
 * refused text stays, `Esc` restores the old value and sends nothing.
 */
export function DurationInput(props: DurationInputProps) {
  const { label, minutes, incrementMinutes, onSave, onCancel, initialText, autoFocus = false } = props;
  const former = minutes === null ? '' : duration(minutes);
  const [draft, setDraft] = useState<string | null>(initialText ?? null);
  const [asked, setAsked] = useState(false);
  const left = useRef(false);
  const id = useId();
  const text = draft ?? former;
  const touched = text !== former;
  const parsed = parseDuration(text, { incrementMinutes, currentMinutes: minutes ?? 0 });

  const save = (by: 'enter' | 'tab' | 'back_tab' | 'blur'): boolean => {
    setAsked(!parsed.ok);
    if (!parsed.ok) return false;
    setDraft(null);
    onSave(parsed.minutes, by);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
      setAsked(false);
      onCancel?.();
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    const saved = save(event.key === 'Enter' ? 'enter' : event.shiftKey ? 'back_tab' : 'tab');
    left.current = saved;
    if (event.key === 'Enter' || !saved) event.preventDefault();
  };
  const onBlur = () => {
    if (touched && !left.current) save('blur');
    left.current = false;
  };

  return (
    <span className={css['field']}>
      <input
        className={css['input']}
        aria-label={label}
        aria-invalid={(asked && !parsed.ok) || undefined}
        aria-describedby={touched ? id : undefined}
        inputMode="text"
        autoComplete="off"
        autoFocus={autoFocus}
        value={text}
        onFocus={(event) => initialText === undefined && event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {touched ? <Preview id={id} parsed={parsed} /> : null}
    </span>
  );
}

function Preview({ id, parsed }: { readonly id: string; readonly parsed: ParsedDuration }) {
  const tone = parsed.ok ? (parsed.amber ? 'amber' : undefined) : 'red';
  return (
    <span id={id} className={css['preview']} data-tone={tone} role="status">
      {parsed.ok ? <PreviewText minutes={parsed.minutes} /> : parsed.sentence}
    </span>
  );
}

function PreviewText({ minutes }: { readonly minutes: number }) {
  return minutes === 0 ? 'removes it' : <span className="num">= {duration(minutes)}</span>;
}
