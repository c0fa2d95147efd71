import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { TracedEntry } from './trace.ts';

/** Copies a note for the person who can solve it, with the link to this very panel. */
export function AskAdmin({ entry }: { readonly entry: TracedEntry }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.staff.list.queryOptions({ limit: 500 }));
  const admin = data?.items.find(({ roles }) => roles.includes('admin'));
  if (!admin) return null;
  const copy = async () => {
    const note = `${entry.delivery.sentence}\n${window.location.href}`;
    try {
      await navigator.clipboard.writeText(note);
      notify({ text: `Copied a note for ${admin.name}` });
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  return (
    <Button variant="default" onClick={() => void copy()}>
      Ask {admin.name}
    </Button>
  );
}
