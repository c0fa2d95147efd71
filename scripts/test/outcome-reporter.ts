import { writeFileSync } from 'node:fs';

import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

import type { Outcome } from './outcome.ts';

/** Where the outcome is written, below the repository. */
export const OUTCOME_FILE = 'node_modules/.cache/test-outcome.json';

/** Counts a run and writes the {@link Outcome}. A skipped test must say why, or it counts as failed. */
export default class OutcomeReporter implements Reporter {
  private root = '.';

  onInit(vitest: Vitest): void {
    this.root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const outcome: Outcome = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      if (module.errors().length > 0) outcome.failed += 1;
      for (const test of module.children.allTests()) count(test, outcome);
    }
    writeFileSync(`${this.root}/${OUTCOME_FILE}`, JSON.stringify(outcome));
  }
}

function count(test: TestCase, outcome: Outcome): void {
  const result = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  if (result.state === 'passed') outcome.passed += 1;
  else if (result.state === 'skipped' && result.note !== undefined) {
    outcome.skipped.push({ name, reason: result.note });
  } else outcome.failed += 1;
}
