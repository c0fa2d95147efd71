/** A year written in a name: `2026` and `FY26` are from 2026 to 2026, `2025/26` is from 2025 to 2026. */
export type YearLabel = { readonly from: number; readonly to: number };

const yearToken =
  /(?<![A-Za-z0-9$£#]|\b[A-Za-z]-)(FY\s?)?(20\d{2}|\d{2})(?:\s?[/–-]\s?(20\d{2}|\d{2}))?(?![A-Za-z0-9])/gi;

/**
 * The years a name carries, oldest first: `2026`, `FY26`, `FY2026`, `2025/26`, `2025-2026`, `FY25/26`.
 *
 * Two digits count only after "FY"; numbers outside 2000–2099, amounts and job numbers such as `J-2026` do not count.
 */
export function yearLabels(text: string): readonly YearLabel[] {
  const labels = Array.from(text.matchAll(yearToken), ([, prefix, first, second]) =>
    labelsOf(first ?? '', second, prefix !== undefined),
  ).flat();
  const byText = new Map(labels.map((label) => [yearLabelText(label), label]));
  return [...byText.values()].toSorted((a, b) => a.to - b.to || a.from - b.from);
}

/** Writes a year label as people do: `2026` or `2025/26`. */
export function yearLabelText(label: YearLabel): string {
  if (label.from === label.to) return String(label.to);
  return `${label.from}/${String(label.to % 100).padStart(2, '0')}`;
}

function labelsOf(first: string, second: string | undefined, hasPrefix: boolean): readonly YearLabel[] {
  const from = fullYear(first, hasPrefix);
  const to = second === undefined ? null : fullYear(second, true);
  if (from !== null && to === from + 1) return [{ from, to }];
  const singles = [from, second?.length === 4 ? to : null];
  return singles.flatMap((year) => (year === null ? [] : [{ from: year, to: year }]));
}

function fullYear(text: string, allowsTwoDigits: boolean): number | null {
  if (text.length === 4) return Number(text);
  return allowsTwoDigits ? 2000 + Number(text) : null;
}
