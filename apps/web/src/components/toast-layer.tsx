import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

import { useStore } from '../lib/store.ts';
import { type Toast, dismissToast, toasts, undoLatest, undoToast } from '../lib/toasts.ts';
import { useKey } from '../lib/use-key.ts';
import { KeyHint } from './key-hint.tsx';

import css from './toast-layer.module.css';

const shownMs = 5_000;

/** Draws toasts bottom left and binds `Z`. Mounted once; it never takes the focus. */
export function ToastLayer() {
  const shown = useStore(toasts);
  useKey('undo', undoLatest);
  useKey('undoCombination', undoLatest);
  return (
    <div className={css['layer']} role="status">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = window.setTimeout(() => dismissToast(toast.id), shownMs);
    return () => window.clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div className={css['toast']} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <span>{toast.text}</span>
      {toast.undo ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => undoToast(toast)}
          rightSection={<KeyHint name="undo" />}
        >
          Undo
        </Button>
      ) : null}
    </div>
  );
}
