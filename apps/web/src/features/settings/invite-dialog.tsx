import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { RoleChips } from './role-chips.tsx';
import { type Invitee, useInvite } from './use-invite.ts';

import css from './settings.module.css';

type InviteDialogProps = { readonly invitee: Invitee; readonly onClose: () => void };

/** Asks who is invited as what, then shows the link to hand over: it is shown only now. */
export function InviteDialog({ invitee, onClose }: InviteDialogProps) {
  const form = useInvite(invitee);
  const { name, email, roles, invited } = form;
  if (invited) {
    return (
      <Dialog open onClose={onClose} title={`${name.trim()} is invited`}>
        <InvitationLink name={name.trim()} invited={invited} onDone={onClose} />
      </Dialog>
    );
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    form.send();
  };
  return (
    <Dialog open onClose={onClose} title="Invite">
      <form onSubmit={onSubmit} className={css['form']} noValidate>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={120}
          value={name}
          error={form.missing.name}
          onChange={(event) => form.setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          value={email}
          error={form.missing.email}
          onChange={(event) => form.setEmail(event.currentTarget.value)}
        />
        <div className={css['field']}>
          <span className={css['field-head']}>Roles</span>
          <RoleChips name={name || 'the invited person'} roles={roles} onChange={form.setRoles} />
        </div>
        {form.refusal === null ? null : (
          <p className={css['refusal']} role="alert">
            {form.refusal}
          </p>
        )}
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={form.busy}>
            Invite
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
