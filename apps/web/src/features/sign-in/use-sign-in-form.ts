import { useState } from 'react';

import { signIn } from '../../lib/auth.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

type Refusal = { readonly sentence: string; readonly untilMs: number | null };

/** State of the sign-in form: what was typed, what was refused, and how long to wait. */
export function useSignInForm(onSignedIn: () => void) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const secondsLeft = useSecondsLeft(refusal?.untilMs ?? null);
  const isWaiting = secondsLeft > 0;
  const waitIsOver = refusal !== null && refusal.untilMs !== null && !isWaiting;

  const send = async (asEmail: string) => {
    if (isWaiting || busy) return;
    if (asEmail.trim() === '' || password === '') {
      return setRefusal({ sentence: 'Give your e-mail address and your password.', untilMs: null });
    }
    setBusy(true);
    const outcome = await signIn(asEmail.trim(), password);
    setBusy(false);
    if (outcome.kind !== 'refused') return onSignedIn();
    const { sentence, waitSeconds } = outcome;
    setRefusal({ sentence, untilMs: waitSeconds === null ? null : Date.now() + waitSeconds * 1000 });
  };

  return {
    email,
    setEmail,
    password,
    setPassword,
    busy,
    secondsLeft,
    isWaiting,
    /** A new one with each refused try. */
    refusal,
    sentence: waitIsOver ? null : (refusal?.sentence ?? null),
    send: (asEmail: string) => void send(asEmail),
  };
}
