import { useUrlText } from '../../lib/url-filter.ts';
import type { LedgerAccount } from './mapping-types.ts';

import css from './ledger-mapping.module.css';

/** "9 of 10 mapped", and the way to the tenth. */
export function Coverage({ accounts }: { readonly accounts: readonly LedgerAccount[] }) {
  const [, setAccount] = useUrlText('account');
  const open = accounts.find(({ problem }) => problem !== null);
  const mapped = accounts.filter(({ problem }) => problem === null).length;
  const words = `${mapped} of ${accounts.length} mapped`;
  return (
    <span className={css['coverage']}>
      <meter min={0} max={accounts.length} value={mapped} aria-label={words} />
      {open ? (
        <button type="button" onClick={() => setAccount(open.id)}>
          {words}
        </button>
      ) : (
        words
      )}
    </span>
  );
}
