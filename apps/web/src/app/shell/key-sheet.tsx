import { Dialog } from '../../components/dialog.tsx';
import { KeyCaps } from '../../components/key-hint.tsx';
import { keysByScope } from '../../lib/keys.ts';

import css from './key-sheet.module.css';

/** Every key of the product, by place. */
export default function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keys" width={760}>
      <div className={css['sheet']}>
        {keysByScope().map(({ scope, entries }) => (
          <section key={scope}>
            <h3>{scope}</h3>
            <dl>
              {entries.map((entry) => (
                <div key={entry.key}>
                  <dt>{entry.label}</dt>
                  <dd>
                    <KeyCaps of={entry.key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
