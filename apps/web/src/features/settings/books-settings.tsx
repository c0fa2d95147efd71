import { ViewSwitch } from '../../components/view-switch.tsx';
import { usePractice } from '../../lib/session.ts';
import { Setting } from './setting.tsx';
import { useSavePractice } from './use-save-practice.ts';

import css from './settings.module.css';

const bases = [
  { value: 'accrual', label: 'Accrual' },
  { value: 'cash', label: 'Cash' },
] as const;

/** How the practice keeps its own books. */
export function BooksSettings() {
  const { accountingBasis } = usePractice();
  const basis = useSavePractice();
  return (
    <div className={css['fields']}>
      <Setting label="Accounting basis" state={basis} hint="Of the practice’s own books in Xero.">
        {() => (
          <span>
            <ViewSwitch
              label="Accounting basis"
              options={bases}
              value={accountingBasis}
              onChange={(value) => basis.save({ accountingBasis: value })}
            />
          </span>
        )}
      </Setting>
      {accountingBasis === 'cash' ? (
        <p className={css['remark']} role="status">
          This practice keeps its books on cash basis. Posting client bills needs accrual; they wait until
          this is changed.
        </p>
      ) : null}
    </div>
  );
}
