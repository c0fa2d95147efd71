import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';

import { signIn } from '../../lib/auth.ts';
import { describeError } from '../../lib/describe-error.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { useEnter } from './use-enter.ts';

import css from './sign-in.module.css';

type InvitationFormProps = { readonly token: string; readonly invitation: Outputs['invitation']['read'] };

const tooShort = 'A password has 8 to 128 characters.';

/** Accepts with a new password, or with that of the sign-in the address has; then goes in. */
export function InvitationForm({ token, invitation }: InvitationFormProps) {
  const { hasSignIn } = invitation;
  const { accept, busy, sentence, refuse } = useAccept(token);
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const refusalId = useId();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!hasSignIn && (password.length < 8 || password.length > 128)) return refuse(tooShort);
    accept({ password, ...(hasSignIn || name.trim() === '' ? {} : { name: name.trim() }) });
  };

  return (
    <form onSubmit={onSubmit} className={css['form']} noValidate>
      {sentence === null ? null : (
        <p id={refusalId} role="alert" className={css['refusal']}>
          {sentence}
        </p>
      )}
      <TextInput label="E-mail" name="email" autoComplete="username" readOnly value={invitation.email} />
      {hasSignIn ? null : (
        <TextInput
          label="Your name"
          name="name"
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={hasSignIn ? 'Password you sign in with' : 'Choose a password'}
        description={
          hasSignIn ? 'This address has a sign-in already; it stays the same.' : '8 characters or more.'
        }
        name="password"
        autoComplete={hasSignIn ? 'current-password' : 'new-password'}
        autoFocus
        aria-describedby={sentence === null ? undefined : refusalId}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        Accept
      </Button>
    </form>
  );
}

function useAccept(token: string) {
  const trpc = useTRPC();
  const enter = useEnter();
  const { mutateAsync } = useMutation(trpc.invitation.accept.mutationOptions());
  const [sentence, setSentence] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const accept = async (given: { readonly password: string; readonly name?: string }) => {
    setBusy(true);
    setSentence(null);
    try {
      const { email, practiceId } = await mutateAsync({ token, ...given });
      const outcome = await signIn(email, given.password);
      if (outcome.kind === 'refused') setSentence(`You belong to the practice now. ${outcome.sentence}`);
      else enter({ back: null, practiceId });
    } catch (error) {
      setSentence(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    accept: (given: { readonly password: string; readonly name?: string }) => void accept(given),
    busy,
    sentence,
    refuse: setSentence,
  };
}
