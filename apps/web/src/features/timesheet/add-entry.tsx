import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

import { ClientSquare } from '../../components/client-square.tsx';
import { DurationInput } from '../../components/duration-input.tsx';
import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { tip } from '../../components/tip.ts';
import { usePractice } from '../../lib/session.ts';
import type { WorkChoice } from '../../lib/work-choice.ts';
import { useCreateEntry } from './use-create-entry.ts';
import { WorkSearch } from './work-search.tsx';

import css from './day.module.css';

type AddEntryProps = { readonly day: string; readonly onDone: () => void };
type What = { readonly work: WorkChoice | null; readonly note: string };

/** Time written down afterwards: first what it was for, then how long. */
export function AddEntry({ day, onDone }: AddEntryProps) {
  const { timeIncrementMinutes } = usePractice();
  const [what, setWhat] = useState<What | null>(null);
  const create = useCreateEntry();
  const floating = useFloating();
  const { id, body, setAnchor, hide } = floating;
  useEffect(() => {
    body?.showPopover();
  }, [body]);
  const choose = (next: What) => {
    setWhat(next);
    hide();
  };
  return (
    <div className={css['add']}>
      <button type="button" ref={setAnchor} className={css['in-place']} popoverTarget={id}>
        {what === null ? <em className={css['choose']}>What was it for?</em> : <Chosen what={what} />}
      </button>
      <FloatingBody floating={floating} role="dialog" label="What was it for?" width={380}>
        <WorkSearch
          label="What was it for?"
          onChoose={(work) => choose({ work, note: '' })}
          onTyped={{
            label: (typed) => `‘${typed}’ without work`,
            choose: (note) => choose({ work: null, note }),
          }}
        />
      </FloatingBody>
      {what === null ? null : (
        <span className={css['add-minutes']}>
          <DurationInput
            key={what.work?.workItemId ?? what.note}
            label="How long"
            minutes={null}
            incrementMinutes={timeIncrementMinutes}
            autoFocus
            onCancel={onDone}
            onSave={(minutes) => {
              if (minutes > 0) create({ ...what, workDate: day, minutes });
              onDone();
            }}
          />
        </span>
      )}
      <ActionIcon onClick={onDone} aria-label="Leave it" {...tip('Leave it')}>
        <IconX size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}

function Chosen({ what: { work, note } }: { readonly what: What }) {
  if (!work) return <b>{note}</b>;
  return (
    <span className={css['work-words']}>
      <ClientSquare clientId={work.clientId} name={work.clientName} />
      <span className={css['cut']}>
        <b>{work.title}</b> <span className="tl-dimmed">· {work.clientName}</span>
      </span>
    </span>
  );
}
