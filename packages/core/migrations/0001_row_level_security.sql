-- The application signs in as a member of throughline_app, which owns nothing and cannot bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'throughline_app') then
    create role throughline_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
grant usage on schema public to throughline_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to throughline_app;
--> statement-breakpoint
-- History is only added to.
revoke update, delete on audit_events, delivery_events from throughline_app;
--> statement-breakpoint
do $$
declare
  name text;
begin
  for name in
    select c.table_name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'practice_id'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy %I on %I to throughline_app
         using (practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid)
         with check (practice_id = nullif(current_setting(''app.practice_id'', true), '''')::uuid)',
      name || '_own_practice', name);
  end loop;
end $$;
--> statement-breakpoint
alter table practices enable row level security;
--> statement-breakpoint
alter table practices force row level security;
--> statement-breakpoint
create policy practices_own_practice on practices to throughline_app
  using (id = nullif(current_setting('app.practice_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.practice_id', true), '')::uuid);
--> statement-breakpoint
-- A signed-in person sees their own memberships, to choose the practice to act in.
create policy staff_own_memberships on staff for select to throughline_app
  using (user_id = nullif(current_setting('app.user_id', true), ''));
--> statement-breakpoint
create policy practices_of_own_memberships on practices for select to throughline_app
  using (exists (
    select from staff s
    where s.practice_id = practices.id and s.removed_at is null
      and s.user_id = nullif(current_setting('app.user_id', true), '')));
--> statement-breakpoint
-- A worker learns where something is due, not what.
create policy delivery_gates_dispatch on delivery_gates for select to throughline_app
  using (current_setting('app.scope', true) = 'dispatch');
--> statement-breakpoint
create policy chores_dispatch on chores for select to throughline_app
  using (current_setting('app.scope', true) = 'dispatch');
--> statement-breakpoint
create function links_staff_decision_stands() returns trigger language plpgsql as $$
begin
  if old.decided_by = 'staff' and new.decided_by is distinct from 'staff' then
    raise exception 'a person decided this link; rules leave it alone' using errcode = 'TL001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger links_staff_decision_stands before update on links
  for each row execute function links_staff_decision_stands();
--> statement-breakpoint
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'TL002';
end $$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function append_only();
--> statement-breakpoint
create trigger delivery_events_append_only before update or delete on delivery_events
  for each row execute function append_only();
