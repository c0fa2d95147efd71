import { type SequenceState, readPress } from './key-sequence.ts';
import { type KeyName, keys } from './keys.ts';
import { singleKeys } from './preferences.ts';
import { isSingleKey, spellPress } from './press.ts';

export type Binding = {
  readonly name: KeyName;
  /** Overrides the registry's label in the palette, as "Stop Tax return". */
  readonly label?: string | undefined;
  readonly run: () => void;
};

const bindings: Binding[] = [];
let sequence: SequenceState = null;

/** Binds a key until the returned function is called; the latest binding of a key wins. */
export function bindKey(binding: Binding): () => void {
  bindings.push(binding);
  if (bindings.length === 1) document.addEventListener('keydown', onKeyDown);
  return () => {
    bindings.splice(bindings.indexOf(binding), 1);
    if (bindings.length === 0) document.removeEventListener('keydown', onKeyDown);
  };
}

/** What can be done here now, latest binding first, one per key: the palette's "Actions here". */
export function activeBindings(): readonly Binding[] {
  const latestFirst = bindings.toReversed();
  return latestFirst.filter(
    (binding, index) =>
      latestFirst.findIndex((other) => keys[other.name].key === keys[binding.name].key) === index,
  );
}

/** Does what the key would do now, for buttons that stand for a key; false when nothing is bound. */
export function runKey(name: KeyName): boolean {
  const binding = bindings.findLast((candidate) => candidate.name === name);
  binding?.run();
  return binding !== undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  const press = spellPress(event);
  if (press === null || event.defaultPrevented || event.isComposing || isForSomebodyElse(event, press))
    return;
  const known = new Set<string>(bindings.map((binding) => keys[binding.name].key));
  const step = readPress(sequence, { key: press, atMs: event.timeStamp }, known);
  sequence = step.state;
  if (step.key === null) return event.preventDefault();
  const binding = bindings.findLast((candidate) => keys[candidate.name].key === step.key);
  if (!binding) return;
  event.preventDefault();
  binding.run();
}

const dialogs = 'dialog, [role="dialog"], [popover], [data-own-keys]';
const controls = 'button, a[href], summary, [role="button"], [role="tab"], input';

/** Text fields keep their letters, controls their Enter and Space, radio buttons their arrows, dialogs everything. */
function isForSomebodyElse(event: KeyboardEvent, press: string): boolean {
  if (isSingleKey(press) && !singleKeys.get()) return true;
  if (press === 'mod+K' || !(event.target instanceof HTMLElement)) return false;
  const { target } = event;
  if (isTextField(target)) return press !== 'mod+Enter';
  if (target.closest(dialogs)) return true;
  if (press === 'Enter' || press === 'Space') return target.matches(controls);
  return press.startsWith('Arrow') && target.matches('input[type="radio"], [role="tab"]');
}

function isTextField(target: HTMLElement): boolean {
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
