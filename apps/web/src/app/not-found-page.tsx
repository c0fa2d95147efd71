import { Link } from '@tanstack/react-router';

import { EmptyLine } from '../components/empty-line.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { paths } from '../lib/paths.ts';

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Panel padding="bare">
        <EmptyLine sentence="There is no page at this address, or it was moved.">
          <Link to={paths.home}>Home</Link>
        </EmptyLine>
      </Panel>
    </Page>
  );
}
