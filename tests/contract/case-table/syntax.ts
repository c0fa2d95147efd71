import { parseAst } from 'vitest/node';

/** One node of a syntax tree whose fields nobody has checked yet. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

export const parse = (source: string): Node => {
  const tree: unknown = parseAst(source, { lang: 'ts' });
  if (!isNode(tree)) throw new Error('a source that has no syntax tree');
  return tree;
};

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}

export function nodesIn(value: unknown): readonly Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

export const childrenOf = (node: Node): readonly Node[] => Object.values(node).flatMap(nodesIn);

/** The name of an identifier; null for anything else. */
export const nameOf = (value: unknown): string | null =>
  isNode(value) && value['type'] === 'Identifier' && typeof value['name'] === 'string' ? value['name'] : null;

/** What a call calls, outermost last: `a.b(1).c.d` is `['b', 'c', 'd']` after what it begins with, `a`. */
export function chainOf(callee: unknown): readonly string[] {
  if (!isNode(callee)) return [];
  if (callee['type'] === 'MemberExpression') {
    const name = nameOf(callee['property']);
    return name === null ? [] : [...chainOf(callee['object']), name];
  }
  if (callee['type'] === 'CallExpression') return chainOf(callee['callee']);
  const name = nameOf(callee);
  return name === null ? [] : [name];
}

/** The text of a literal or of a template, its gaps as dots. */
export function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value['type'] === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null;
  if (value['type'] !== 'TemplateLiteral') return null;
  return nodesIn(value['quasis']).map(rawOf).join('…');
}

function rawOf({ value }: Node): string {
  const raw: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'raw') : '';
  return typeof raw === 'string' ? raw : '';
}
