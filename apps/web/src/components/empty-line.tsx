import type { ReactNode } from 'react';

import css from './lines.module.css';

type EmptyLineProps = {
  /** What is so: "Nothing recorded this week." */
  readonly sentence: string;
  /** The one or two ways on. */
  readonly children?: ReactNode;
};

/** An empty list: one sentence and what to do, without a drawing. */
export function EmptyLine({ sentence, children }: EmptyLineProps) {
  return (
    <div className={css['empty']}>
      <p>{sentence}</p>
      {children ? <div className={css['ways']}>{children}</div> : null}
    </div>
  );
}
