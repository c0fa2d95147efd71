import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { StateChip } from '../../components/state-chip.tsx';
import type { StateLook } from '../../components/state-looks.ts';
import type { PlainPath } from '../../lib/paths.ts';

import css from './home.module.css';

type TileProps = {
  readonly to: PlainPath;
  readonly search?: Readonly<Record<string, string>>;
  readonly label: string;
  readonly look: StateLook;
  /** Words before numbers: "2 need you". */
  readonly value: ReactNode;
  readonly line: ReactNode;
};

/** One answer at a glance; the whole tile leads to its page. */
export function Tile({ to, search = {}, label, look, value, line }: TileProps) {
  return (
    <Link
      to={to}
      search={{ ...search }}
      className={css['tile']}
      data-needs={look.colour === 'orange' || undefined}
    >
      <span className={css['tile-head']}>
        <StateChip look={look} form="icon" />
        {label}
      </span>
      <strong className={css['value']}>{value}</strong>
      <span className={css['line']}>{line}</span>
    </Link>
  );
}
