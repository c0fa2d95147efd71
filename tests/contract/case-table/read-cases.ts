import { readFileSync } from 'node:fs';

import { chainOf, childrenOf, nameOf, type Node, nodesIn, parse, textOf } from './syntax.ts';

/** One test of a file: what it is called, and what is called in it, by itself or in the helpers it uses. */
export type Case = {
  /** Of the file, without its ending. */
  readonly file: string;
  readonly title: string;
  /** Chains of names, as `xpm.time.list`. */
  readonly calls: ReadonlySet<string>;
};

type Callers = { readonly calls: readonly string[]; readonly helpers: readonly string[] };
type Helpers = ReadonlyMap<string, Callers>;

/** Every test of a file of tests, in its order. */
export function casesOf(url: URL): readonly Case[] {
  const tree = parse(readFileSync(url, 'utf8'));
  const helpers = new Map([...importedHelpers(tree, url), ...helpersIn(tree)]);
  const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1, -'.test.ts'.length);
  return testsIn(tree, []).map(({ title, body }) => ({
    file,
    title,
    calls: reached(callsIn(body), helpers),
  }));
}

type Found = { readonly title: string; readonly body: Node };

function testsIn(node: Node, path: readonly string[]): readonly Found[] {
  const inner = (within: readonly string[]) => childrenOf(node).flatMap((child) => testsIn(child, within));
  if (node['type'] !== 'CallExpression') return inner(path);
  const [word] = chainOf(node['callee']);
  const [first, ...others] = nodesIn(node['arguments']);
  const title = textOf(first);
  const body = others.at(-1);
  if (title === null || body === undefined || (word !== 'it' && word !== 'describe')) return inner(path);
  return word === 'describe' ? inner([...path, title]) : [{ title: [...path, title].join(' › '), body }];
}

/** What is called in there, and which functions that have a name are used. */
function callsIn(node: Node): Callers {
  const below = childrenOf(node).map(callsIn);
  const calls = node['type'] === 'CallExpression' ? [chainOf(node['callee']).join('.')] : [];
  const name = nameOf(node);
  return {
    calls: [...calls, ...below.flatMap((part) => part.calls)],
    helpers: [...(name === null ? [] : [name]), ...below.flatMap((part) => part.helpers)],
  };
}

/** Functions of a file by name, wherever they stand in it: declared, held by a name, or a field of an object. */
function helpersIn(node: Node): readonly (readonly [string, Callers])[] {
  const below = childrenOf(node).flatMap(helpersIn);
  const name = nameOf(node['type'] === 'Property' ? node['key'] : node['id']);
  const isNamed = node['type'] === 'FunctionDeclaration' || isFunction(node['init'] ?? node['value']);
  return name === null || !isNamed ? below : [...below, [name, callsIn(node)]];
}

const isFunction = (value: unknown): boolean =>
  nodesIn(value).some(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression');

function importedHelpers(tree: Node, url: URL): readonly (readonly [string, Callers])[] {
  return nodesIn(tree['body']).flatMap((node) => {
    const from = node['type'] === 'ImportDeclaration' ? textOf(node['source']) : null;
    if (from === null || !from.startsWith('./')) return [];
    const file = new URL(from, url);
    const imported = parse(readFileSync(file, 'utf8'));
    return [...importedHelpers(imported, file), ...helpersIn(imported)];
  });
}

function reached(start: Callers, helpers: Helpers): ReadonlySet<string> {
  const calls = new Set<string>();
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const call of next.calls) calls.add(call);
    for (const name of next.helpers) {
      const helper = seen.has(name) ? undefined : helpers.get(name);
      seen.add(name);
      if (helper !== undefined) open.push(helper);
    }
  }
  return calls;
}
