import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ConfirmDialogProps } from './confirm-dialog-props.ts';

export default function ConfirmDialogBody(props: ConfirmDialogProps) {
  const { onClose, onConfirm, title, children, verb, safeVerb = 'Leave it', typeToConfirm } = props;
  const { danger = false, busy = false } = props;
  const [typed, setTyped] = useState('');
  const mayConfirm = typeToConfirm === undefined || typed.trim() === typeToConfirm;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>{title}</strong>}
      centered
      withCloseButton={false}
      size={440}
    >
      <div style={{ fontSize: 14 }}>{children}</div>
      {typeToConfirm === undefined ? null : (
        <TextInput
          mt="md"
          label={`Type ${typeToConfirm} to go on`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {safeVerb}
        </Button>
        <Button color={danger ? 'red' : 'iris'} onClick={onConfirm} loading={busy} disabled={!mayConfirm}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
