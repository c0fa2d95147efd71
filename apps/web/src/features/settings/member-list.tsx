import { useMemo, useRef, useState } from 'react';

import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { openRowPicker } from '../../components/open-row-picker.ts';
import { RowList } from '../../components/row-list.tsx';
import { useRows } from '../../components/use-rows.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { type Member, type Person, membersOf } from './member-facts.ts';
import { MemberCard, MemberRow, memberColumns } from './member-row.tsx';
import { useChangeMembers } from './use-change-members.ts';

import css from './settings.module.css';

/** Everybody who belongs to the practice. */
export function MemberList({ people }: { readonly people: readonly Person[] }) {
  const isPhone = useIsPhone();
  const change = useChangeMembers();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const members = useMemo(() => membersOf(people), [people]);
  const byId = useMemo(() => new Map(members.map((member) => [member.id, member])), [members]);
  const ids = useMemo(() => members.map(({ id }) => id), [members]);
  const rows = useRows(ids);
  const list = useRef<HTMLDivElement>(null);
  const given = { people, change, onRemove: setLeaving };
  return (
    <>
      {isPhone ? (
        <ul className={css['lines']} aria-label="Members">
          {members.map((member) => (
            <MemberCard key={member.id} member={member} {...given} />
          ))}
        </ul>
      ) : (
        <div ref={list}>
          <RowList
            label="Members"
            rows={rows}
            groups={[{ id: 'all', ids }]}
            columns={memberColumns}
            tall
            onOpen={(id) => openRowPicker(list.current, id)}
            renderRow={(id) => {
              const member = byId.get(id);
              return member ? <MemberRow member={member} {...given} /> : null;
            }}
          />
        </div>
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={`Remove ${leaving?.name ?? ''}?`}
        verb="Remove"
        danger
        busy={change.isRemoving}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) change.remove({ staffId: leaving.staffId }, { onSettled: () => setLeaving(null) });
        }}
      >
        {leaving?.name} cannot come in any more. Their time and work stay, and what waits still goes to XPM. A
        new invitation brings them back.
      </ConfirmDialog>
    </>
  );
}
