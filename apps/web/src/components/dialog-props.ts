import type { ReactNode } from 'react';

export type DialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Width in pixels; 480 when left out. */
  readonly width?: number;
  readonly children: ReactNode;
};
