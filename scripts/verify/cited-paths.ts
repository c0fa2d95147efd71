const FOLDERS = /^(apps|packages|docs|scripts|tests|\.ci)\/[\w@./-]*$/;

/** A path that a document cites; `fromRoot` says whether it starts at the repository or at the document. */
export type CitedPath = { path: string; fromRoot: boolean };

/**
 * The paths of this repository cited in a Markdown text: relative links, and code spans that start with one of
 * its folders. Patterns, placeholders, addresses and fenced blocks are not paths.
 */
export function citedPaths(markdown: string): CitedPath[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)]
    .map((match) => withoutPlace(match[1] ?? ''))
    .filter((text) => FOLDERS.test(text))
    .map((path) => ({ path, fromRoot: true }));
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => withoutPlace(match[1] ?? ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((path) => ({ path, fromRoot: false }));
  return [...spans, ...links];
}

/** Drops a line number or an anchor. */
function withoutPlace(text: string): string {
  return text.replace(/#.*$/, '').replace(/:\d+(-\d+)?$/, '');
}
