import type { World } from '../world/world.ts';
import { ruleTexts } from './rule-texts.ts';

export type RuleName = keyof typeof ruleTexts;

/** A rule that an element breaks, with the sentence Xero answers. */
export interface Finding {
  readonly rule: RuleName;
  readonly text: string;
}

/** Remarks on one element: errors refuse it, warnings do not. */
export interface Remarks {
  readonly errors: Finding[];
  readonly warnings: Finding[];
}

type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;
type Values<Name extends RuleName> = Readonly<Record<Blanks<(typeof ruleTexts)[Name][1]>, string>>;

/** A finding with the blanks of its sentence filled in. */
export function finding<Name extends RuleName>(rule: Name, values: Values<Name>): Finding {
  return { rule, text: ruleText(rule, values) };
}

/** The sentence of a rule with its blanks filled in. */
export function ruleText<Name extends RuleName>(rule: Name, values: Values<Name>): string {
  const given = new Map<string, string>(Object.entries(values));
  return ruleTexts[rule][1].replace(/\{(\w+)\}/g, (blank, name: string) => given.get(name) ?? blank);
}

/** The sentence as it is answered: X-22 puts other words in place of those nobody has seen ([?]). */
export function worded(world: World, { rule, text }: Finding): string {
  const unseen = ruleTexts[rule][0] === '?' && world.switches.is('X-22', 'other-words');
  return unseen ? `Rule ${rule} applies.` : text;
}
