import { clientHue, initials } from '../lib/client-hue.ts';

import css from './client-square.module.css';

type ClientSquareProps = { readonly clientId: string; readonly name: string };

/** A 22 px square with two letters in the client's own hue: for recognition, the name stands beside it. */
export function ClientSquare({ clientId, name }: ClientSquareProps) {
  return (
    <span className={css['square']} data-hue={clientHue(clientId)} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
