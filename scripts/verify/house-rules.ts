/** A rule about text that neither lint nor the import rules can state. */
type HouseRule = { name: string; breaks: RegExp };

const RULES: HouseRule[] = [
  { name: 'an unfinished word; write an issue instead', breaks: /\b(TODO|FIXME|HACK|XXX)\b/ },
  { name: 'a check switched off', breaks: /@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable/ },
  { name: 'a path of one machine', breaks: /(^|[\s'"`(=])\/(work|home|Users|root)\/[\w.-]/ },
];

/** Lines of a source text that break a house rule: `line: rule`. */
export function brokenHouseRules(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      RULES.filter((rule) => rule.breaks.test(line)).map((rule) => `${index + 1}: ${rule.name}`),
    );
}
