import type { ReactNode } from 'react';

import css from './panel.module.css';

type PanelProps = {
  /** An `h2`; leave it out where it would repeat the page's title. */
  readonly title?: ReactNode;
  /** At the right of the title: a sum, "12 of 12". */
  readonly aside?: ReactNode;
  /** `bare` when the content draws its own rows to the edge. */
  readonly padding?: 'normal' | 'bare';
  readonly children: ReactNode;
};

/** One white sheet with a hairline. Panels stand side by side, never inside each other. */
export function Panel({ title, aside, padding = 'normal', children }: PanelProps) {
  return (
    <section className={css['panel']}>
      {title ? (
        <header className={css['head']}>
          <h2 className={css['title']}>{title}</h2>
          {aside ? <span className={css['aside']}>{aside}</span> : null}
        </header>
      ) : null}
      <div className={css['body']} data-padding={padding}>
        {children}
      </div>
    </section>
  );
}
