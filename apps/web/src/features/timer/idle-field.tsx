import { IconPlayerPlayFilled } from '@tabler/icons-react';

import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useKey } from '../../lib/use-key.ts';
import { useStartTimer } from '../../lib/use-timer.ts';
import { WorkSearch } from './work-search.tsx';

import css from './timer.module.css';

const question = 'What are you working on?';

/** Nothing runs: one field to start from, over which the work to choose from opens. */
export function IdleField() {
  const floating = useFloating();
  const { id, open, setAnchor, show, hide } = floating;
  const start = useStartTimer();
  useKey('startTimer', show, { label: 'Start a timer' });
  return (
    <>
      <button
        type="button"
        ref={setAnchor}
        className={css['idle']}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        <IconPlayerPlayFilled size={14} aria-hidden="true" />
        <span className={css['question']}>{question}</span>
        <KeyHint name="startTimer" />
      </button>
      <FloatingBody floating={floating} width="anchor" role="dialog" label={question}>
        <WorkSearch
          label={question}
          onChoose={(workItemId) => {
            hide();
            start.mutate({ workItemId });
          }}
          onTyped={{
            label: (typed) => `Start ‘${typed}’ without work`,
            choose: (note) => {
              hide();
              start.mutate({ note });
            },
          }}
        />
      </FloatingBody>
    </>
  );
}
