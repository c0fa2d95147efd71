/** Values of the `:name` segments of a matched path, decoded. */
export type PathParams = ReadonlyMap<string, string>;

/** Matches `a/:b/c` against a path without leading slash; literal segments are compared without case. */
export function matchPath(pattern: string, path: string): PathParams | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) {
      const decoded = decode(value);
      if (decoded === null || decoded === '') return null;
      params.set(segment.slice(1), decoded);
    } else if (segment.toLowerCase() !== value.toLowerCase()) return null;
  }
  return params;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** What a look-up in a route table found: a route, a known path under another verb, or nothing. */
export type Found<R> =
  | { readonly kind: 'route'; readonly route: R; readonly params: PathParams }
  | { readonly kind: 'wrong-verb' }
  | { readonly kind: 'unknown' };

/** Finds the first route of a table for a verb and path. */
export function findRoute<R extends { readonly verb: string; readonly path: string }>(
  routes: readonly R[],
  verb: string,
  path: string,
): Found<R> {
  let pathKnown = false;
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (!params) continue;
    if (route.verb === verb) return { kind: 'route', route, params };
    pathKnown = true;
  }
  return pathKnown ? { kind: 'wrong-verb' } : { kind: 'unknown' };
}
