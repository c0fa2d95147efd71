import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

import type { KeyName } from '../lib/keys.ts';
import { FloatingBody, useFloating } from './floating.tsx';
import { KeyHint } from './key-hint.tsx';
import { tip } from './tip.ts';

import css from './action-menu.module.css';

export type MenuAction = {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly keyName?: KeyName;
  readonly danger?: boolean;
  /** Why it cannot be done now; the entry stays, so nobody searches for it. */
  readonly disabledReason?: string | undefined;
};

type ActionMenuProps = {
  /** "More for Tax return". */
  readonly label: string;
  readonly actions: readonly MenuAction[];
  /** Another trigger than the three dots. */
  readonly trigger?: ReactNode;
};

/** The less common actions of a row or page behind three dots; arrows move, `Enter` chooses. */
export function ActionMenu({ label, actions, trigger }: ActionMenuProps) {
  const floating = useFloating();
  const attributes = {
    popoverTarget: floating.id,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': floating.open,
    'aria-label': label,
    ref: floating.setAnchor,
  };
  return (
    <>
      {trigger ? (
        <button type="button" className={css['trigger']} {...attributes}>
          {trigger}
        </button>
      ) : (
        <ActionIcon {...attributes} {...tip(label)}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      )}
      <FloatingBody
        floating={floating}
        align={trigger ? 'start' : 'end'}
        role="menu"
        label={label}
        width={190}
      >
        <Entries actions={actions} hide={floating.hide} />
      </FloatingBody>
    </>
  );
}

function Entries({ actions, hide }: { readonly actions: readonly MenuAction[]; readonly hide: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    if (step === undefined || buttons.length === 0) return;
    event.preventDefault();
    const here = buttons.findIndex((button) => button === document.activeElement);
    buttons[(here + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div ref={list} role="none" onKeyDown={onKeyDown}>
      {actions.map((action, index) => (
        <button
          key={action.label}
          type="button"
          role="menuitem"
          className={css['entry']}
          data-autofocus={index === 0 || undefined}
          data-danger={action.danger || undefined}
          aria-disabled={action.disabledReason !== undefined || undefined}
          onClick={() => {
            if (action.disabledReason !== undefined) return;
            hide();
            action.onSelect();
          }}
        >
          {action.icon}
          <span className={css['label']}>
            {action.label}
            {action.disabledReason ? <small>{action.disabledReason}</small> : null}
          </span>
          {action.keyName ? <KeyHint name={action.keyName} /> : null}
        </button>
      ))}
    </div>
  );
}
