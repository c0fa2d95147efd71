import type { ReactNode } from 'react';

import css from './sign-in.module.css';

type ThresholdProps = { readonly title: string; readonly children: ReactNode };

/** The plain page before one is inside: the product's name, one title, one form. */
export function Threshold({ title, children }: ThresholdProps) {
  return (
    <main className={css['threshold']}>
      <title>{`${title} · Throughline`}</title>
      <div className={css['column']}>
        <p className={css['brand']}>
          <img src="/mark.svg" alt="" width={26} height={26} />
          Throughline
        </p>
        <h1 className={css['title']}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
