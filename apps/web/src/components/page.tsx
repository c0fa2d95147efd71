import type { ReactNode } from 'react';

import { runningTitle } from '../lib/running-title.ts';
import { useStore } from '../lib/store.ts';

import css from './page.module.css';

type PageProps = {
  /** The `h1`, and the title of the tab. */
  readonly title: string;
  /** Dimmed words beside the title: a count, "nothing has been sent". */
  readonly note?: ReactNode;
  /** Before the title: a back link. */
  readonly before?: ReactNode;
  /** View switch and filters, after the title. */
  readonly views?: ReactNode;
  /** At the right: quiet buttons, then the one primary button. */
  readonly actions?: ReactNode;
  /** `full` for split pages; otherwise at most 1280 px. */
  readonly width?: 'page' | 'full' | 'form';
  /** Sticks to the bottom of the page: sums, the posting button. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

/** Head and body of a page: one title, its views, its one primary action, then panels. */
export function Page({ title, note, before, views, actions, width = 'page', foot, children }: PageProps) {
  const running = useStore(runningTitle);
  return (
    <div className={css['page']} data-width={width}>
      <title>{`${running ?? title} · Throughline`}</title>
      <header className={css['head']}>
        {before}
        <h1 className={css['title']} tabIndex={-1}>
          {title}
        </h1>
        {note ? <span className={css['note']}>{note}</span> : null}
        {views}
        {actions ? <div className={css['actions']}>{actions}</div> : null}
      </header>
      <div className={css['body']}>{children}</div>
      {foot ? <div className={css['foot']}>{foot}</div> : null}
    </div>
  );
}
