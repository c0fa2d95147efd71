import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef } from 'react';

import { DemoSignIns } from './demo-sign-ins.tsx';
import { useSignInForm } from './use-sign-in-form.ts';

import css from './sign-in.module.css';

/** E-mail and password; a refusal keeps both and says what is so, a throttled one also how long. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const form = useSignInForm(onSignedIn);
  const { email, password, busy, isWaiting, secondsLeft, refusal, sentence } = form;
  const passwordField = useRef<HTMLInputElement>(null);
  const refusalId = useId();
  useEffect(() => {
    if (refusal !== null) passwordField.current?.select();
  }, [refusal]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    form.send(email);
  };
  const choose = (demoEmail: string) => {
    form.setEmail(demoEmail);
    if (password === '') passwordField.current?.focus();
    else form.send(demoEmail);
  };

  return (
    <>
      <form onSubmit={onSubmit} className={css['form']} noValidate>
        {sentence === null ? null : (
          <p
            id={refusalId}
            role="alert"
            className={css['refusal']}
            data-tone={isWaiting ? 'amber' : undefined}
          >
            {sentence}
          </p>
        )}
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          aria-invalid={sentence !== null && !isWaiting}
          value={email}
          onChange={(event) => form.setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          ref={passwordField}
          label="Password"
          name="password"
          autoComplete="current-password"
          aria-describedby={sentence === null ? undefined : refusalId}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          value={password}
          onChange={(event) => form.setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={isWaiting}>
          {isWaiting ? <span className="num">Wait {secondsLeft} s</span> : 'Sign in'}
        </Button>
      </form>
      <DemoSignIns onChoose={choose} />
    </>
  );
}
