/** What a test run came to, as plain numbers and sentences. */
export type Outcome = {
  passed: number;
  /** Failed tests, files that could not be loaded, errors outside any test, and skips without a reason. */
  failed: number;
  skipped: { name: string; reason: string }[];
};

/** The line that ends every run; other programs read it. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** Reads an outcome that {@link closingLine} may be made of; throws on anything else. */
export function parseOutcome(text: string): Outcome {
  const value: unknown = JSON.parse(text);
  if (!isOutcome(value)) throw new Error('the test run left no outcome');
  return value;
}

function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null) return false;
  if (!('passed' in value && 'failed' in value && 'skipped' in value)) return false;
  return typeof value.passed === 'number' && typeof value.failed === 'number' && Array.isArray(value.skipped);
}
