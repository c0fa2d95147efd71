import { useEffect, useRef, useState } from 'react';

import { KeyCaps } from './key-hint.tsx';

import css from './tip-layer.module.css';

type Shown = { readonly text: string; readonly key: string | undefined; readonly box: DOMRect };

const openDelayMs = 350;
const gapPx = 6;

/** Draws the tooltip of whatever is pointed at or focused and carries `data-tip`. Mounted once. */
export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const bubble = useRef<HTMLDivElement>(null);

  useEffect(() => followPointerAndFocus(setShown), []);
  useEffect(() => {
    const element = bubble.current;
    if (!element) return;
    if (!shown) return element.hidePopover();
    element.showPopover();
    place(element, shown.box);
  }, [shown]);

  return (
    <div ref={bubble} popover="manual" className={css['bubble']} aria-hidden="true">
      {shown?.text}
      {shown?.key ? <KeyCaps of={shown.key} /> : null}
    </div>
  );
}

function followPointerAndFocus(show: (shown: Shown | null) => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer = 0;
  const hide = () => {
    window.clearTimeout(timer);
    show(null);
  };
  const open = (target: EventTarget | null) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    hide();
    const text = element?.dataset['tip'];
    if (!element || !text) return;
    timer = window.setTimeout(() => {
      show({ text, key: element.dataset['tipKey'], box: element.getBoundingClientRect() });
    }, openDelayMs);
  };
  const onPointer = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') open(event.target);
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) open(event.target);
  };
  document.addEventListener('pointerover', onPointer, { signal });
  document.addEventListener('focusin', onFocus, { signal });
  for (const name of ['pointerdown', 'keydown', 'focusout'])
    document.addEventListener(name, hide, { signal });
  document.addEventListener('scroll', hide, { capture: true, passive: true, signal });
  return () => {
    window.clearTimeout(timer);
    stopping.abort();
  };
}

function place(element: HTMLElement, box: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const below = box.bottom + gapPx;
  const top = below + height > window.innerHeight ? box.top - height - gapPx : below;
  const left = Math.min(
    Math.max(gapPx, box.left + box.width / 2 - width / 2),
    window.innerWidth - width - gapPx,
  );
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
