const hues = ['indigo', 'teal', 'clay', 'rose', 'sky', 'plum', 'ochre', 'moss'] as const;

export type ClientHue = (typeof hues)[number];

/** The client's own soft hue, always the same for the same id; `--tl-hue-<name>-bg/fg` hold its colours. */
export function clientHue(clientId: string): ClientHue {
  let hash = 0;
  for (const character of clientId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return hues[(hash >>> 0) % hues.length] ?? 'indigo';
}

/** Two letters for a client's square: "Kōwhai Holdings Ltd" is KH, "Smith, A. & B." is SA. */
export function initials(name: string): string {
  const words = name.split(/[\s&,./-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '');
  return (letters.length > 1 ? letters.slice(0, 2).join('') : (words[0] ?? '?').slice(0, 2)).toUpperCase();
}
