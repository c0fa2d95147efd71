import type { MarkedPiece } from '../../lib/mark-characters.ts';

import css from './reconcile.module.css';

/** A value with the characters marked that the other side lacks. */
export function MarkedText({ pieces }: { readonly pieces: readonly MarkedPiece[] }) {
  return pieces.map(({ text, changed }, index) =>
    changed ? (
      <mark key={index} className={css['mark']}>
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
