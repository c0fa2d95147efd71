import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

import { useKey } from '../lib/use-key.ts';
import { tip } from './tip.ts';

import css from './side-panel.module.css';

type SidePanelProps = {
  /** Names the panel for ears: "Advisory, 2:54". */
  readonly label: string;
  /** Before the cross: a state chip. */
  readonly head?: ReactNode;
  /** Takes the panel out of the address. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Details beside the list, 400 px from 1024 px on and the whole screen below. The address holds it; `Esc` closes. */
export function SidePanel({ label, head, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  useKey('close', onClose);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <aside ref={panel} className={css['panel']} aria-label={label} tabIndex={-1}>
      <div className={css['head']}>
        {head}
        <ActionIcon className={css['close']} onClick={onClose} aria-label="Close" {...tip('Close', 'close')}>
          <IconX size={16} stroke={1.7} />
        </ActionIcon>
      </div>
      {children}
    </aside>
  );
}
