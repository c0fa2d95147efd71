import { isDeepStrictEqual } from 'node:util';

/** Every place in which two values differ. */
export function differences(postgres: unknown, memory: unknown, path = ''): readonly string[] {
  if (isDeepStrictEqual(postgres, memory)) return [];
  if (!isObject(postgres) || !isObject(memory))
    return [`${path}: PostgreSQL ${JSON.stringify(postgres)}, memory ${JSON.stringify(memory)}`];
  const keys = new Set([...Object.keys(postgres), ...Object.keys(memory)]);
  return [...keys].flatMap((key) =>
    differences(Reflect.get(postgres, key), Reflect.get(memory, key), `${path}.${key}`),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
