import type { z } from 'zod';

/** Settings this program cannot start with. The message has one sentence per problem and no value in it. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/** Parses with a schema whose messages say what a value should be. @throws {EnvError} */
export function parseShape<S extends z.ZodType>(shape: S, source: unknown): z.output<S> {
  const parsed = shape.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new EnvError(
    parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')} must be ${message}.`,
    ),
  );
}
