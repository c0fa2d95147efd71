import { Button, Group } from '@mantine/core';

type FormFootProps = {
  readonly verb: string;
  readonly onClose: () => void;
  readonly busy?: boolean;
  /** Why it cannot be done yet; said beside the button. */
  readonly missing?: string | undefined;
};

/** The two buttons below a form in a dialog. */
export function FormFoot({ verb, onClose, busy = false, missing }: FormFootProps) {
  return (
    <Group justify="flex-end" gap="xs" mt="lg">
      {missing ? <span className="tl-dimmed">{missing}</span> : null}
      <Button variant="default" onClick={onClose}>
        Leave it
      </Button>
      <Button type="submit" loading={busy} disabled={missing !== undefined}>
        {verb}
      </Button>
    </Group>
  );
}
