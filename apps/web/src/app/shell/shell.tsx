import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useRouteContext } from '@tanstack/react-router';

import { TipLayer } from '../../components/tip-layer.tsx';
import { ToastLayer } from '../../components/toast-layer.tsx';
import { TracePanel } from '../../features/trace/trace-panel.tsx';
import { LinkPanel } from '../../features/work/link-panel.tsx';
import { useLiveChanges } from '../../lib/live.ts';
import { useCurrentPracticeId } from '../../lib/practice.ts';
import { navFolded } from '../../lib/preferences.ts';
import { usePractice } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import { NoPracticePage } from '../no-practice-page.tsx';
import { useWaiting } from '../use-waiting.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Header } from './header.tsx';
import { Nav } from './nav.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { Summoned } from './summoned.tsx';
import { useFocusHeading } from './use-focus-heading.ts';
import { useGoToKeys } from './use-go-to-keys.ts';
import { useIdlePreload } from './use-idle-preload.ts';

import css from './shell.module.css';

/** What stands around every page: pages by role, the timer, the state of the connections. */
export function Shell() {
  const { hasPractice } = useRouteContext({ from: '/member' });
  const practiceId = useCurrentPracticeId();
  return hasPractice ? <PracticeShell key={practiceId} /> : <NoPracticePage />;
}

function PracticeShell() {
  const practice = usePractice();
  const { counts } = useWaiting();
  const [folded, fold] = useFolded();
  useLiveChanges();
  useFocusHeading();
  useGoToKeys();
  useIdlePreload();
  useKey('foldNav', fold);
  return (
    <div className={css['shell']}>
      <a href="#page-scroll" className={css['skip']}>
        Skip to the page
      </a>
      {practice.sandbox ? <SandboxLine /> : null}
      <Nav folded={folded} counts={counts} />
      <Header />
      <div className={css['middle']}>
        <main id="page-scroll" className={css['main']} tabIndex={-1}>
          <Outlet />
        </main>
        <RightPanel />
      </div>
      <BottomBar />
      <PhoneTabs counts={counts} />
      <ToastLayer />
      <TipLayer />
      <Summoned />
    </div>
  );
}

/** What the address opens beside the page: a link before the trace that led to it. */
function RightPanel() {
  const [traceId, setTraceId] = useUrlText('trace');
  const [linkId, setLinkId] = useUrlText('link');
  if (linkId !== null) return <LinkPanel key={linkId} workItemId={linkId} onClose={() => setLinkId(null)} />;
  if (traceId !== null)
    return <TracePanel key={traceId} timeEntryId={traceId} onClose={() => setTraceId(null)} />;
  return null;
}

function SandboxLine() {
  return (
    <div className={css['sandbox']}>
      <span>Sandbox: nothing leaves this computer</span>
    </div>
  );
}

function useFolded(): readonly [boolean, () => void] {
  const chosen = useStore(navFolded);
  const isNarrow = useMediaQuery('(max-width: 1023px)', undefined, { getInitialValueInEffect: false });
  const folded = isNarrow ? true : (chosen ?? false);
  return [folded, () => navFolded.set(!folded)];
}
