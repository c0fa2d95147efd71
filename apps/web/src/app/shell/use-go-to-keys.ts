import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { bindKey } from '../../lib/key-dispatch.ts';
import type { KeyName } from '../../lib/keys.ts';
import { useMembership, useSession } from '../../lib/session.ts';
import { useSwitchPractice } from '../switch-practice.ts';
import { navItemsFor } from './nav-items.ts';

const practiceKeys = ['goPractice1', 'goPractice2', 'goPractice3'] as const satisfies readonly KeyName[];

/** Binds `G` and a letter for every page this person may open, and `G` and a digit for practices. */
export function useGoToKeys(): void {
  const navigate = useNavigate();
  const { roles } = useMembership();
  const { practices } = useSession();
  const switchTo = useSwitchPractice();

  useEffect(() => {
    const pages = navItemsFor(roles).map(({ keyName, to, label }) =>
      bindKey({ name: keyName, label, run: () => void navigate({ to }) }),
    );
    return () => pages.forEach((unbind) => unbind());
  }, [roles, navigate]);

  useEffect(() => {
    const bound = practiceKeys.flatMap((name, index) => {
      const practice = practices[index];
      if (!practice || practices.length < 2) return [];
      return [bindKey({ name, label: practice.name, run: () => switchTo(practice.id) })];
    });
    return () => bound.forEach((unbind) => unbind());
  });
}
