/** What a keyboard event says, apart from where it happened. */
export type Pressed = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * Spells a key press the way the registry does: `mod+K`, `shift+J`, `alt+1`, `?`, `Space`, `ArrowDown`.
 *
 * Letters go by what they type; with Alt by where they are, since a Mac types symbols then. Shift is named only where
 * the character itself does not show it.
 *
 * @returns null for a modifier alone
 */
export function spellPress(event: Pressed): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Unidentified'].includes(event.key))
    return null;
  const base = event.altKey ? fromCode(event.code) : fromKey(event.key);
  const showsShift = base.length === 1 && !/[A-Z]/.test(base) && !event.altKey;
  const modifiers = [
    ...(event.ctrlKey || event.metaKey ? ['mod'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey && !showsShift ? ['shift'] : []),
  ];
  return [...modifiers, base].join('+');
}

/** True for presses that type text: a single character without a combination. */
export function isSingleKey(press: string): boolean {
  return press === 'Space' || press.length === 1 || /^shift\+.$/.test(press);
}

/** The caps to draw for a registry key: `⌘` or `Ctrl`, `⌥`, `⇧`, `⏎`; a sequence becomes its presses. */
export function keyCaps(key: string, isMac: boolean): readonly string[] {
  return key.split(' ').map((press) =>
    press
      .split('+')
      .map((part) => capFor(part, isMac))
      .join(''),
  );
}

const caps: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  mod: ['⌘', 'Ctrl '],
  alt: ['⌥', 'Alt '],
  shift: ['⇧', '⇧'],
  Enter: ['⏎', 'Enter'],
  Escape: ['Esc', 'Esc'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  Backspace: ['⌫', '⌫'],
  PageUp: ['PgUp', 'PgUp'],
  PageDown: ['PgDn', 'PgDn'],
};

function capFor(part: string, isMac: boolean): string {
  const cap = caps[part];
  if (!cap) return part;
  return isMac ? cap[0] : cap[1];
}

function fromKey(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}

function fromCode(code: string): string {
  return code.replace(/^(Key|Digit)/, '');
}
