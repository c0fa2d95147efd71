const TITLE = /^[a-z]+(\([a-z0-9-]+\))?: .+/;
/** Git writes these itself. */
const GENERATED = /^(Merge |Revert "|fixup! |squash! )/;

/** What is wrong with a commit title, as one sentence; null when it is well formed. */
export function commitTitleProblem(title: string): string | null {
  if (GENERATED.test(title) || TITLE.test(title)) return null;
  return 'Write the title as `type(scope): what the commit does`, in the imperative.';
}
