import { IconBell, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { EmptyLine } from '../../components/empty-line.tsx';
import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { counted } from '../../lib/format.ts';
import { causeInWords, useNeedsPerson, wayTo } from '../use-needs-person.ts';
import { useWaiting } from '../use-waiting.ts';

import css from './header.module.css';

/** What needs this person, grouped by cause; it empties itself when the cause goes. */
export function Bell() {
  const floating = useFloating();
  const { id, open, setAnchor } = floating;
  const { needsPerson } = useWaiting();
  return (
    <>
      <button
        type="button"
        ref={setAnchor}
        className={css['bell']}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={
          needsPerson === 0
            ? 'Nothing needs you'
            : `${counted(needsPerson, 'thing needs', 'things need')} you`
        }
      >
        <IconBell size={18} stroke={1.7} aria-hidden="true" />
        {needsPerson === 0 ? null : (
          <span className={`${css['bell-count'] ?? ''} num`} aria-hidden="true">
            {needsPerson}
          </span>
        )}
      </button>
      <FloatingBody floating={floating} align="end" role="dialog" label="Needs you">
        <NeedsYou onFollow={floating.hide} />
      </FloatingBody>
    </>
  );
}

function NeedsYou({ onFollow }: { readonly onFollow: () => void }) {
  const query = useNeedsPerson();
  return (
    <div className={css['needs']}>
      <h2>Needs you</h2>
      <QueryRegion
        query={query}
        isEmpty={(causes) => causes.length === 0}
        empty={<EmptyLine sentence="All quiet. Nothing needs you." />}
      >
        {(causes) => (
          <ul>
            {causes.map((cause) => (
              <li key={cause.sentence}>
                <Link {...wayTo(cause.first)} className={css['need']} onClick={onFollow}>
                  <IconHandStop size={15} stroke={2.2} aria-hidden="true" />
                  <span>{causeInWords(cause)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </QueryRegion>
    </div>
  );
}
