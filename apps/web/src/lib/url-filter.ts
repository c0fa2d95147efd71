import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * A text kept in the address, such as `?q=kowhai` or `?trace=<id>`; null when absent. Setting null removes it.
 * `push` makes the change a step that Back undoes.
 */
export function useUrlText(
  name: string,
  { push = false }: { readonly push?: boolean } = {},
): readonly [string | null, (next: string | null) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = (next: string | null) => {
    void navigate({
      to: '.',
      replace: !push,
      search: (old) => withValue(old, name, next),
    });
  };
  return [search[name] ?? null, set];
}

/** One of a closed list, kept in the address; the first is the default and is not written. */
export function useUrlChoice<const Choice extends string>(
  name: string,
  choices: readonly [Choice, ...Choice[]],
): readonly [Choice, (next: Choice) => void] {
  const [text, setText] = useUrlText(name);
  const chosen = choices.find((choice) => choice === text) ?? choices[0];
  return [chosen, (next) => setText(next === choices[0] ? null : next)];
}

function withValue(
  search: Readonly<Record<string, string | undefined>>,
  name: string,
  value: string | null,
): Record<string, string> {
  const kept = Object.entries({ ...search, [name]: value ?? '' });
  return Object.fromEntries(kept.flatMap(([key, text]) => (text ? [[key, text]] : [])));
}
