import type { Lane } from '../../real/lane.ts';
import { withClient } from '../../support/template-database.ts';

const plenty = 1_000_000;

/** Lifts the limits of the sandbox and of our gate, in the lane's own database: a call that ended counts no more. */
export async function liftLimits({ product }: Lane): Promise<void> {
  const reply = await fetch(`${product.sandbox.url}/__sandbox/limits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minute: plenty, day: plenty, appMinute: plenty }),
  });
  if (!reply.ok) throw new Error(`the sandbox keeps its limits: ${await reply.text()}`);
  await withClient(product.database.ownerUrl, (client) =>
    client.query(`
      create function forget_ended() returns trigger language plpgsql as $$
      begin
        new.started_at := new.started_at - interval '1 hour';
        new.ended_at := new.started_at;
        return new;
      end $$;
      create trigger forget_ended before update of ended_at on remote_calls
        for each row execute function forget_ended()`),
  );
}
