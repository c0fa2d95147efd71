import type { ReactNode } from 'react';

export type ConfirmDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  /** The question in words: "Disconnect Harbour & Lane?" */
  readonly title: string;
  /** What will be so afterwards, and what waits. */
  readonly children: ReactNode;
  /** The verb: "Disconnect". */
  readonly verb: string;
  /** What the safe button says; "Leave it" when left out. */
  readonly safeVerb?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** A text the person types first, such as the tenant's name. */
  readonly typeToConfirm?: string;
};
