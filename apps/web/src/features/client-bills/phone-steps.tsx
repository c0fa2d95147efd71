import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';

import type { DeskPart } from './use-desk-view.ts';

type PhoneStepsProps = { readonly part: DeskPart; readonly toPart: (part: DeskPart) => void };

/** On a phone: back from the document to the list, on to its checks, and back again. */
export function PhoneSteps({ part, toPart }: PhoneStepsProps) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => toPart(part === 'checks' ? 'document' : 'list')}
      >
        {part === 'checks' ? 'Document' : 'All'}
      </Button>
      {part === 'document' ? (
        <Button variant="default" onClick={() => toPart('checks')}>
          Checks
        </Button>
      ) : null}
    </>
  );
}
