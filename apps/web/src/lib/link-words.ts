type LinkFacts = {
  readonly state: 'linked' | 'unlinked' | 'needs_review';
  readonly reason: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
};

const openWords: Readonly<Record<string, string>> = {
  two_jobs: 'Several jobs fit',
  task_twice: 'Task twice on the job',
  no_mapping: 'Process without a task',
  auto_link_off: 'Auto-link is off',
  links_soon: 'Links in a moment',
  no_job_for_client: 'No job in XPM',
  no_task_on_job: 'No job with this task',
  no_job_for_year: 'No open job this year',
  job_closed: 'Only closed jobs',
  task_completed: 'Task completed',
};

/** The few words of a link's chip: "J-2417 · Tax return", "Several jobs fit". Its sentence says the rest. */
export function linkWords({ state, reason, xpmJobNumber, taskName }: LinkFacts): string {
  if (state === 'linked') return [xpmJobNumber, taskName].filter(Boolean).join(' · ');
  return openWords[reason] ?? (state === 'needs_review' ? 'To review' : 'No job yet');
}
