CREATE TABLE "database_identity" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"fingerprint" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accepted_differences" (
	"practice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accepted_differences_practice_id_kind_fingerprint_pk" PRIMARY KEY("practice_id","kind","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "sweeps" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"calls" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"findings" integer DEFAULT 0 NOT NULL,
	"problem" text,
	CONSTRAINT "sweeps_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "xero_invoices" (
	"practice_id" uuid NOT NULL,
	"xero_invoice_id" uuid NOT NULL,
	"number" text NOT NULL,
	"reference" text NOT NULL,
	"status" text NOT NULL,
	"contact_name" text NOT NULL,
	"invoice_date" date NOT NULL,
	"subtotal_cents" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"url" text NOT NULL,
	"lines" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "xero_invoices_practice_id_xero_invoice_id_pk" PRIMARY KEY("practice_id","xero_invoice_id")
);
--> statement-breakpoint
CREATE TABLE "xpm_times" (
	"practice_id" uuid NOT NULL,
	"xpm_time_uuid" uuid NOT NULL,
	"xpm_job_number" text NOT NULL,
	"job_name" text NOT NULL,
	"xpm_job_task_uuid" uuid NOT NULL,
	"task_name" text NOT NULL,
	"xpm_staff_uuid" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"work_date" date NOT NULL,
	"minutes" integer NOT NULL,
	"note" text NOT NULL,
	"is_invoiced" boolean NOT NULL,
	"hash" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "xpm_times_practice_id_xpm_time_uuid_pk" PRIMARY KEY("practice_id","xpm_time_uuid")
);
--> statement-breakpoint
ALTER TABLE "delivery_gates" ADD COLUMN "look_first_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "linked_by" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "synced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "surplus" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "op_target" text;--> statement-breakpoint
ALTER TABLE "accepted_differences" ADD CONSTRAINT "accepted_differences_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sweeps" ADD CONSTRAINT "sweeps_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xero_invoices" ADD CONSTRAINT "xero_invoices_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xpm_times" ADD CONSTRAINT "xpm_times_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sweeps_kind" ON "sweeps" USING btree ("practice_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "xero_invoices_date" ON "xero_invoices" USING btree ("practice_id","invoice_date");--> statement-breakpoint
CREATE INDEX "xpm_times_day" ON "xpm_times" USING btree ("practice_id","work_date");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_messages_remote" ON "outbox_messages" USING btree ("practice_id","kind","remote_id") WHERE "outbox_messages"."remote_id" is not null;--> statement-breakpoint
-- The owner is held by row-level security too; for these corrections it is let off for a moment.
alter table outbox_messages no force row level security;
--> statement-breakpoint
alter table practices no force row level security;
--> statement-breakpoint
alter table chores no force row level security;
--> statement-breakpoint
update outbox_messages set op_target = remote_id where op in ('update', 'delete');
--> statement-breakpoint
update outbox_messages set linked_by = 'answer', synced_at = state_at where remote_id is not null;
--> statement-breakpoint
insert into chores (practice_id, kind, due_at)
  select p.id, k.kind, now() + interval '1 hour' from practices p, (values ('sweep_xpm'), ('sweep_ledger')) as k (kind)
  on conflict do nothing;
--> statement-breakpoint
alter table outbox_messages force row level security;
--> statement-breakpoint
alter table practices force row level security;
--> statement-breakpoint
alter table chores force row level security;
--> statement-breakpoint
grant select, insert, update, delete on sweeps, xpm_times, xero_invoices, accepted_differences, database_identity to throughline_app;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['sweeps', 'xpm_times', 'xero_invoices', 'accepted_differences']
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
