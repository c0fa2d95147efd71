import { ActionMenu } from '../../components/action-menu.tsx';
import { Picker } from '../../components/picker.tsx';
import { Cell } from '../../components/row-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { type Member, type Person, personOptions } from './member-facts.ts';
import { RoleChips } from './role-chips.tsx';
import type { ChangeMembers } from './use-change-members.ts';

import css from './settings.module.css';

export const memberColumns = 'minmax(150px, 1fr) 190px minmax(150px, 1fr) 126px 28px';

export type MemberRowProps = {
  readonly member: Member;
  readonly people: readonly Person[];
  readonly change: ChangeMembers;
  readonly onRemove: (member: Member) => void;
};

/** A member: who, what they may do, who they are in XPM. */
export function MemberRow(props: MemberRowProps) {
  return (
    <>
      <div role="gridcell" className={css['who']}>
        <Who member={props.member} />
      </div>
      <div role="gridcell">
        <Roles {...props} />
      </div>
      <div role="gridcell">
        <XpmPerson {...props} />
      </div>
      <Cell>
        <CanSend member={props.member} />
      </Cell>
      <div role="gridcell">
        <MemberMenu {...props} />
      </div>
    </>
  );
}

/** The same as a card, for phones. */
export function MemberCard(props: MemberRowProps) {
  return (
    <li className={css['member-card']}>
      <div className={css['card-head']}>
        <div className={css['who']}>
          <Who member={props.member} />
        </div>
        <MemberMenu {...props} />
      </div>
      <Roles {...props} />
      <XpmPerson {...props} />
      <CanSend member={props.member} />
    </li>
  );
}

function Who({ member }: { readonly member: Member }) {
  return (
    <>
      <span className={css['name']}>{member.name}</span>
      <span className={css['dimmed']}>{member.email}</span>
    </>
  );
}

function Roles({ member, change }: MemberRowProps) {
  return (
    <RoleChips
      name={member.name}
      roles={change.rolesOf(member)}
      onChange={(next) => change.setRoles(member, next)}
    />
  );
}

function XpmPerson({ member, people, change }: MemberRowProps) {
  return (
    <Picker
      label={`XPM person of ${member.name}`}
      options={personOptions(member, people)}
      value={member.xpmStaffUuid}
      placeholder={member.suggestion ? `Perhaps ${member.suggestion.name}` : 'Choose the XPM person'}
      onChoose={(id) => change.link(member, id)}
    />
  );
}

function CanSend({ member }: { readonly member: Member }) {
  if (member.xpmStaffUuid !== null && !member.goneFromXpm) return null;
  const sentence = member.goneFromXpm
    ? `${member.xpmName ?? member.name} is no longer in XPM, so time of ${member.name} cannot go there.`
    : `${member.name} has no XPM person yet. Choose one; the time recorded so far then goes.`;
  return (
    <StateChip look={timeEntryLook({ state: 'blocked', reason: 'no_xpm_person' })} sentence={sentence} />
  );
}

function MemberMenu({ member, change, onRemove }: MemberRowProps) {
  return (
    <ActionMenu
      label={`More for ${member.name}`}
      actions={[
        {
          label: 'Take the XPM person away',
          onSelect: () => change.link(member, null),
          disabledReason: member.xpmStaffUuid === null ? 'There is none' : undefined,
        },
        { label: 'Remove…', danger: true, onSelect: () => onRemove(member) },
      ]}
    />
  );
}
