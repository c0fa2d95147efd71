import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';

import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { tip } from '../../components/tip.ts';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { indexNames, searchNames } from '../../lib/search-names.ts';
import { useUrlChoice, useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import { AcceptCertain } from './accept-certain.tsx';
import { NameDialog } from './name-dialog.tsx';
import { needsTask } from './process-facts.ts';
import { ProcessList } from './process-list.tsx';
import { TakeNamesButton } from './take-names.tsx';
import { useProcessBoard } from './use-process-board.ts';

/** Kinds of work and the XPM task each leads to; with it, work items find their jobs by themselves. */
export function ProcessesPage() {
  const board = useProcessBoard();
  const { processes, withoutTask } = board;
  const [isAdding, setAdding] = useState(false);
  const [typed, setTyped] = useUrlText('q');
  const [show, setShow] = useUrlChoice('show', ['all', 'without']);
  const shown = useMemo(() => {
    const wanted = show === 'all' ? processes : processes.filter(needsTask);
    if (typed === null) return wanted;
    const found = new Set(searchNames(indexNames(wanted, nameOf), typed, wanted.length));
    return wanted.filter((process) => found.has(process));
  }, [processes, show, typed]);
  useKey('create', () => setAdding(true), { label: 'New process' });

  return (
    <Page
      title="Processes"
      note={board.query.data ? <span className="num">{processes.length}</span> : null}
      views={
        <>
          <ViewSwitch
            label="Which processes"
            value={show}
            onChange={setShow}
            options={[
              { value: 'all', label: 'All' },
              { value: 'without', label: `${withoutTask} without a task` },
            ]}
          />
          <SearchField label="Search processes" value={typed ?? ''} onChange={setTyped} />
        </>
      }
      actions={
        <>
          <AcceptCertain board={board} />
          {processes.length === 0 ? null : <TakeNamesButton board={board} />}
          <Button
            variant={board.pending.length > 0 ? 'default' : 'filled'}
            leftSection={<IconPlus size={15} stroke={1.7} aria-hidden="true" />}
            onClick={() => setAdding(true)}
            {...tip('New process', 'create')}
          >
            New process
          </Button>
        </>
      }
    >
      <Panel padding="bare">
        <ProcessList
          board={board}
          shown={shown}
          emptySentence={typed === null ? 'Every process has its task.' : 'None has this name.'}
        />
      </Panel>
      {isAdding ? <NameDialog process={null} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function nameOf({ name, taskDefinition }: { name: string; taskDefinition: { name: string } | null }): string {
  return `${name} ${taskDefinition?.name ?? ''}`;
}
