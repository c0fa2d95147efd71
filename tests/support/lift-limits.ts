import type { Product } from './product.ts';
import { withClient } from './template-database.ts';

const unlimited = 10_000_000;

/**
 * Lets a minute of calls pass in `secondsAMinute` seconds: each call that ended counts as if it had ended that much
 * longer ago; what ended before counts no more. How many may be in flight at once stays as it is. The sandbox, which all practices of a product share,
 * does not limit at all.
 */
export async function liftLimits({ database, sandbox }: Product, secondsAMinute: number): Promise<void> {
  const body = JSON.stringify({ concurrent: 1_000, minute: unlimited, day: unlimited, appMinute: unlimited });
  const raised = await fetch(`${sandbox.url}/__sandbox/limits`, { method: 'POST', body });
  if (!raised.ok) throw new Error(`the sandbox kept its limits: ${await raised.text()}`);
  await withClient(database.ownerUrl, (client) =>
    client.query(`
      create or replace function hasten_call() returns trigger language plpgsql as $$
      begin
        new.ended_at := new.ended_at - make_interval(secs => ${60 - secondsAMinute});
        return new;
      end $$;
      create or replace trigger hasten_call before update on remote_calls
        for each row when (old.ended_at is null and new.ended_at is not null)
        execute function hasten_call();
      update remote_calls set ended_at = ended_at - interval '1 hour' where ended_at is not null`),
  );
}
