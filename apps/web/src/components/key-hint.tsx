import { type KeyName, keys } from '../lib/keys.ts';
import { keyCaps } from '../lib/press.ts';

import css from './key-hint.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The caps of a registry spelling such as `mod+K` or `G H`; hidden on touch screens. */
export function KeyCaps({ of }: { readonly of: string }) {
  return (
    <span className={css['caps']} aria-hidden="true">
      {keyCaps(of, isMac).map((cap) => (
        <kbd key={cap} className={css['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}

/** The key of a registered action, with its word when `withLabel`: "W why". */
export function KeyHint({ name, label }: { readonly name: KeyName; readonly label?: string }) {
  return (
    <span className={css['hint']}>
      <KeyCaps of={keys[name].key} />
      {label}
    </span>
  );
}
