import { type ReactNode, useId } from 'react';

import type { SavePractice } from './use-save-practice.ts';

import css from './settings.module.css';

type SettingProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly state?: Pick<SavePractice, 'saved' | 'refusal'>;
  /** Gets the ids that tie label, hint and refusal to the control. */
  readonly children: (ids: { readonly labelId: string; readonly describedBy: string }) => ReactNode;
};

/** One setting: label, control, what it means, and whether it was saved or refused. */
export function Setting({ label, hint, state, children }: SettingProps) {
  const id = useId();
  const ids = { labelId: `${id}-label`, describedBy: `${id}-hint ${id}-refusal` };
  return (
    <div className={css['field']}>
      <div className={css['field-head']}>
        <span id={ids.labelId}>{label}</span>
        <span className={css['saved']} role="status">
          {state?.saved ? 'Saved' : ''}
        </span>
      </div>
      {children(ids)}
      {state?.refusal ? (
        <p id={`${id}-refusal`} className={css['refusal']} role="alert">
          {state.refusal}
        </p>
      ) : null}
      {hint ? (
        <div id={`${id}-hint`} className={css['hint']}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
