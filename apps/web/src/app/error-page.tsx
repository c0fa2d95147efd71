import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

import { EmptyLine } from '../components/empty-line.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { describeError } from '../lib/describe-error.ts';

/** What stands in for a page that could not be drawn or loaded; the shell around it goes on. */
export function ErrorPage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title="This page did not open">
      <Panel padding="bare">
        <EmptyLine sentence={describeError(error)}>
          <Button variant="default" onClick={again}>
            Try again
          </Button>
        </EmptyLine>
      </Panel>
    </Page>
  );
}
