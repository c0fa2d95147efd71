import { sentenceTip } from '../../components/tip.ts';
import { allRoles, roleSentence, roleWord } from '../../lib/role-words.ts';
import type { Role } from '../../lib/session.ts';
import { withRole } from './member-facts.ts';

import css from './settings.module.css';

type RoleChipsProps = {
  /** Whose roles: "Mei Tanaka". */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly onChange: (next: readonly Role[]) => void;
};

/** Roles as chips that are pressed or not; the last one stays. */
export function RoleChips({ name, roles, onChange }: RoleChipsProps) {
  return (
    <span role="group" aria-label={`Roles of ${name}`} className={css['roles']}>
      {allRoles.map((role) => {
        const next = withRole(roles, role);
        const why = next === null ? 'A member has at least one role.' : roleSentence[role];
        return (
          <button
            key={role}
            type="button"
            className={css['role']}
            aria-pressed={roles.includes(role)}
            aria-disabled={next === null || undefined}
            onClick={() => next && onChange(next)}
            {...sentenceTip(why)}
          >
            {roleWord[role]}
          </button>
        );
      })}
    </span>
  );
}
