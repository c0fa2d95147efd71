import { type CSSProperties, type ReactNode, useId, useLayoutEffect, useState } from 'react';

import css from './floating.module.css';

export type Floating = {
  readonly id: string;
  readonly open: boolean;
  readonly show: () => void;
  readonly hide: () => void;
  /** `ref` of what the body hangs from. */
  readonly setAnchor: (element: HTMLElement | null) => void;
  readonly anchor: HTMLElement | null;
  readonly setBody: (element: HTMLElement | null) => void;
  readonly body: HTMLElement | null;
  readonly setOpen: (open: boolean) => void;
};

/** State of one floating body: the browser's own popover, so `Esc` and a click outside close it and focus returns. */
export function useFloating(): Floating {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    if (!body?.matches(':popover-open')) body?.showPopover();
  };
  return { id, open, show, hide: () => body?.hidePopover(), setAnchor, anchor, setBody, body, setOpen };
}

type FloatingBodyProps = {
  readonly floating: Floating;
  readonly align?: 'start' | 'end';
  /** `anchor` makes the body at least as wide as what it hangs from. */
  readonly width?: number | 'anchor';
  readonly label?: string;
  readonly role?: 'dialog' | 'menu';
  readonly children: ReactNode;
};

const gapPx = 4;

/** What floats below (or, without room, above) its anchor. Its children exist only while it is open. */
export function FloatingBody({ floating, align = 'start', width, label, role, children }: FloatingBodyProps) {
  const { id, anchor, body, setBody, open, setOpen } = floating;
  useLayoutEffect(() => {
    if (!open) return undefined;
    const stopping = new AbortController();
    const replace = () => place({ anchor, body, align });
    // The body has no size before the browser has shown it.
    const frame = requestAnimationFrame(() => {
      replace();
      body?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    });
    window.addEventListener('resize', replace, { signal: stopping.signal });
    window.addEventListener('scroll', replace, { capture: true, passive: true, signal: stopping.signal });
    return () => {
      cancelAnimationFrame(frame);
      stopping.abort();
    };
  }, [open, align, anchor, body]);

  const style: CSSProperties =
    width === undefined ? {} : { minWidth: width === 'anchor' ? anchor?.offsetWidth : width };
  return (
    <div
      ref={setBody}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      className={css['body']}
      style={style}
      onBeforeToggle={(event) => setOpen(event.newState === 'open')}
    >
      {open ? children : null}
    </div>
  );
}

type Placing = {
  readonly anchor: HTMLElement | null;
  readonly body: HTMLElement | null;
  readonly align: 'start' | 'end';
};

function place({ anchor, body, align }: Placing): void {
  if (!anchor || !body) return;
  const box = anchor.getBoundingClientRect();
  const { width, height } = body.getBoundingClientRect();
  const fitsBelow = box.bottom + gapPx + height <= window.innerHeight;
  const fitsAbove = box.top - gapPx - height >= 0;
  const top = fitsBelow || !fitsAbove ? box.bottom + gapPx : box.top - gapPx - height;
  const wanted = align === 'start' ? box.left : box.right - width;
  const left = Math.max(gapPx, Math.min(wanted, window.innerWidth - width - gapPx));
  body.style.top = `${Math.max(gapPx, Math.min(top, window.innerHeight - height - gapPx))}px`;
  body.style.left = `${left}px`;
}
