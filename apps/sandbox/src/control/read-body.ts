import type { Context } from 'hono';
import { z } from 'zod';

/** The JSON body of a control call as its schema says, or the 400 that tells what is wrong with it. */
export async function bodyAs<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  const body: unknown = await c.req.json().catch(() => ({}));
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : c.json({ error: z.prettifyError(parsed.error) }, 400);
}
