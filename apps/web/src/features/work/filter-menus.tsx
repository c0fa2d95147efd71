import { IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';

import { ActionMenu } from '../../components/action-menu.tsx';
import { useKey } from '../../lib/use-key.ts';
import { groupings } from './group-items.ts';
import { type WorkFilters, linkFilters } from './use-work-items.ts';

import css from './work.module.css';

const groupingWords = { due: 'due', client: 'client', process: 'process', link: 'link' } as const;
const filterWords = {
  all: 'All links',
  needs_review: 'To review',
  unlinked: 'No job yet',
  linked: 'Linked',
} as const;

/** How the list is grouped, and which links it shows; `F` opens the latter. */
export function FilterMenus({ filters }: { readonly filters: WorkFilters }) {
  const filter = useRef<HTMLSpanElement>(null);
  useKey('filter', () => filter.current?.querySelector('button')?.click());
  return (
    <>
      <ActionMenu
        label={`Group by, now ${groupingWords[filters.grouping]}`}
        actions={groupings.map((grouping) => ({
          label: `By ${groupingWords[grouping]}`,
          onSelect: () => filters.setGrouping(grouping),
        }))}
        trigger={<Trigger words={`Group: ${groupingWords[filters.grouping]}`} />}
      />
      <span ref={filter}>
        <ActionMenu
          label={`Filter, now ${filterWords[filters.linkFilter]}`}
          actions={linkFilters.map((choice) => ({
            label: filterWords[choice],
            onSelect: () => filters.setLinkFilter(choice),
          }))}
          trigger={<Trigger words={filterWords[filters.linkFilter]} on={filters.linkFilter !== 'all'} />}
        />
      </span>
    </>
  );
}

function Trigger({ words, on = false }: { readonly words: string; readonly on?: boolean }) {
  return (
    <span className={css['trigger']} data-on={on || undefined}>
      {words}
      <IconChevronDown size={15} stroke={1.7} aria-hidden="true" />
    </span>
  );
}
