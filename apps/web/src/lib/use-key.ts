import { useEffect, useEffectEvent } from 'react';

import { bindKey } from './key-dispatch.ts';
import type { KeyName } from './keys.ts';

type KeyOptions = {
  /** False leaves the key to whoever bound it before. */
  readonly enabled?: boolean;
  /** What the palette calls it here. */
  readonly label?: string;
};

/** Does `run` when the registered key is pressed outside text fields, as long as the component is mounted. */
export function useKey(name: KeyName, run: () => void, options: KeyOptions = {}): void {
  const onPress = useEffectEvent(run);
  const { enabled = true, label } = options;
  useEffect(() => {
    if (!enabled) return undefined;
    return bindKey({ name, label, run: () => onPress() });
  }, [name, enabled, label]);
}
