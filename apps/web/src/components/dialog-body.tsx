import { Modal } from '@mantine/core';

import type { DialogProps } from './dialog-props.ts';

export default function DialogBody({ onClose, title, width = 480, children }: DialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>{title}</strong>}
      size={width}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}
