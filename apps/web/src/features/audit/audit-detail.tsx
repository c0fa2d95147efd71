import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import { exactMoment } from '../../lib/instants.ts';
import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import type { AuditEvent } from './audit-types.ts';
import type { Change } from './changes.ts';
import { fieldOf, isTechnical } from './fields.ts';
import { type Piece, markWords } from './mark-words.ts';
import { type ValueContext, valueWords } from './value-words.ts';

import css from './audit.module.css';

type AuditDetailProps = {
  readonly event: AuditEvent;
  readonly changes: readonly Change[];
  readonly context: ValueContext;
  readonly onOnly: () => void;
};

/** Every field before and after, changed words marked, and the ways to the thing itself. */
export function AuditDetail({ event, changes, context, onOnly }: AuditDetailProps) {
  const had = (event.before ?? null) !== null;
  const has = (event.after ?? null) !== null;
  return (
    <>
      <p className={css['moment']}>{exactMoment(event.at, context.timeZone)}</p>
      {changes.length === 0 ? <p className={css['moment']}>Nothing in it changed.</p> : null}
      <table className={css['fields']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="tl-hidden-text">Field</span>
            </th>
            {had ? <th scope="col">Before</th> : null}
            {has ? <th scope="col">After</th> : null}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <FieldRow key={change.field} change={change} had={had} has={has} context={context} />
          ))}
        </tbody>
      </table>
      <div className={css['ways']}>
        <WayToIt event={event} />
        <Button variant="default" size="compact-sm" onClick={onOnly}>
          Only what happened to this
        </Button>
      </div>
    </>
  );
}

type FieldRowProps = {
  readonly change: Change;
  /** Whether the thing existed before, and does after. */
  readonly had: boolean;
  readonly has: boolean;
  readonly context: ValueContext;
};

function FieldRow({ change: { field, before, after }, had, has, context }: FieldRowProps) {
  const [old, fresh] = [valueWords(field, before, context), valueWords(field, after, context)];
  const plain = { before: [{ text: old, changed: false }], after: [{ text: fresh, changed: false }] };
  const marked = had && has ? markWords(old, fresh) : plain;
  return (
    <tr data-technical={isTechnical(field) || undefined}>
      <th scope="row">{fieldOf(field).label}</th>
      {had ? (
        <td>
          <Marked pieces={marked.before} as="del" />
        </td>
      ) : null}
      {has ? (
        <td>
          <Marked pieces={marked.after} as="ins" />
        </td>
      ) : null}
    </tr>
  );
}

function Marked({ pieces, as: Tag }: { readonly pieces: readonly Piece[]; readonly as: 'del' | 'ins' }) {
  return pieces.map(({ text, changed }, index) =>
    changed && text !== '—' ? <Tag key={index}>{text}</Tag> : <span key={index}>{text}</span>,
  );
}

function WayToIt({ event: { subjectKind, subjectId } }: { readonly event: AuditEvent }) {
  const opensBills = useHasRole('accounts');
  const [, setTraceId] = useUrlText('trace', { push: true });
  if (subjectKind === 'time_entry') {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setTraceId(subjectId)}>
        Where this time is
      </Button>
    );
  }
  if (subjectKind !== 'client_bill' || !opensBills) return null;
  return (
    <Link to={paths.clientBill} params={{ clientBillId: subjectId }} className={css['way']}>
      Open the client bill
    </Link>
  );
}
