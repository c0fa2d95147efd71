CREATE TABLE "audit_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"staff_id" uuid,
	"actor_name" text NOT NULL,
	"verb" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" uuid,
	CONSTRAINT "audit_events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "chores" (
	"practice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"last_run_at" timestamp with time zone,
	"last_problem" text,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "chores_practice_id_kind_pk" PRIMARY KEY("practice_id","kind")
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "client_bill_lines" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"client_bill_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric(15, 4) NOT NULL,
	"unit_amount" numeric(17, 4) NOT NULL,
	"ledger_account_id" uuid NOT NULL,
	"tax_type" text,
	"amount_cents" bigint NOT NULL,
	"tax_cents" bigint NOT NULL,
	CONSTRAINT "client_bill_lines_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "client_bills" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"client_id" uuid NOT NULL,
	"bill_date" date NOT NULL,
	"due_date" date NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"line_amount_types" text NOT NULL,
	"currency" char(3) NOT NULL,
	"state" text NOT NULL,
	"subtotal_cents" bigint NOT NULL,
	"tax_cents" bigint NOT NULL,
	"total_cents" bigint NOT NULL,
	"frozen_document" jsonb,
	"frozen_hash" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "client_bills_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "client_bills_frozen_when_approved" CHECK (("client_bills"."state" = 'draft') = ("client_bills"."frozen_document" is null)),
	CONSTRAINT "client_bills_total" CHECK ("client_bills"."total_cents" = "client_bills"."subtotal_cents" + "client_bills"."tax_cents")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"xpm_client_uuid" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"is_archived" boolean DEFAULT false NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"partner_xpm_staff_uuid" uuid,
	"partner_name" text,
	"manager_xpm_staff_uuid" uuid,
	"manager_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "clients_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"tenant_name" text NOT NULL,
	"xero_connection_id" uuid NOT NULL,
	"token_set_id" uuid,
	"status" text NOT NULL,
	"status_reason" text,
	"status_at" timestamp with time zone DEFAULT now() NOT NULL,
	"connected_by" uuid NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connections_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "oauth_states" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"state_hash" text NOT NULL,
	"session_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text,
	"code_verifier" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "oauth_states_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "token_sets" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text NOT NULL,
	"scopes" text NOT NULL,
	"auth_event_id" text,
	"xero_user_id" text,
	"access_expires_at" timestamp with time zone NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	"refresh_started_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "token_sets_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_gates" (
	"practice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"next_due_at" timestamp with time zone,
	"paused_until" timestamp with time zone,
	"pause_reason" text,
	"minute_remaining" integer,
	"day_remaining" integer,
	"remaining_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	CONSTRAINT "delivery_gates_practice_id_kind_pk" PRIMARY KEY("practice_id","kind")
);
--> statement-breakpoint
CREATE TABLE "remote_calls" (
	"practice_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "remote_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"lease_until" timestamp with time zone NOT NULL,
	"status" integer,
	"correlation_id" text,
	CONSTRAINT "remote_calls_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "job_tasks" (
	"practice_id" uuid NOT NULL,
	"xpm_job_task_uuid" uuid NOT NULL,
	"xpm_job_number" text NOT NULL,
	"xpm_task_def_uuid" uuid,
	"name" text NOT NULL,
	"completed" boolean NOT NULL,
	"billable" boolean NOT NULL,
	"estimated_minutes" integer,
	"actual_minutes" integer,
	"position" integer NOT NULL,
	CONSTRAINT "job_tasks_practice_id_xpm_job_task_uuid_pk" PRIMARY KEY("practice_id","xpm_job_task_uuid")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"xpm_job_number" text NOT NULL,
	"xpm_job_uuid" uuid,
	"name" text NOT NULL,
	"xpm_client_uuid" uuid NOT NULL,
	"state" text NOT NULL,
	"is_open" boolean NOT NULL,
	"client_order_number" text DEFAULT '' NOT NULL,
	"category" text,
	"start_date" date,
	"due_date" date,
	"completed_on" date,
	"manager_xpm_staff_uuid" uuid,
	"manager_name" text,
	"partner_xpm_staff_uuid" uuid,
	"partner_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "jobs_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "jobs_number" UNIQUE("practice_id","xpm_job_number")
);
--> statement-breakpoint
CREATE TABLE "contact_links" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"xero_contact_id" uuid NOT NULL,
	"xero_contact_name" text NOT NULL,
	"source" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_links_practice_id_client_id_pk" PRIMARY KEY("practice_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"xero_account_id" uuid,
	"tax_type" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "ledger_accounts_mapped_whole" CHECK (("ledger_accounts"."xero_account_id" is null) = ("ledger_accounts"."tax_type" is null))
);
--> statement-breakpoint
CREATE TABLE "links" (
	"practice_id" uuid NOT NULL,
	"work_item_id" uuid NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_by_staff_id" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	"xpm_job_number" text,
	"xpm_job_task_uuid" uuid,
	"reason" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "links_practice_id_work_item_id_pk" PRIMARY KEY("practice_id","work_item_id"),
	CONSTRAINT "links_linked_has_target" CHECK (("links"."state" = 'linked') = ("links"."xpm_job_number" is not null and "links"."xpm_job_task_uuid" is not null)),
	CONSTRAINT "links_staff_named" CHECK (("links"."decided_by" is not distinct from 'staff') = ("links"."decided_by_staff_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "mirror_lists" (
	"practice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"as_of" timestamp with time zone,
	"tried_at" timestamp with time zone,
	"count" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"problem" text,
	CONSTRAINT "mirror_lists_practice_id_kind_pk" PRIMARY KEY("practice_id","kind")
);
--> statement-breakpoint
CREATE TABLE "delivery_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"op_seq" integer NOT NULL,
	"event" text NOT NULL,
	"op" text,
	"outcome" text,
	"http_status" integer,
	"correlation_id" text,
	"remote_id" text,
	"hash" text,
	"text" text,
	CONSTRAINT "delivery_events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"details" jsonb NOT NULL,
	"remote_id" text,
	"synced_hash" text,
	"op" text,
	"op_seq" integer DEFAULT 0 NOT NULL,
	"op_hash" text,
	"op_request" text,
	"op_key" text,
	"op_sent_at" timestamp with time zone,
	"quiet_at" timestamp with time zone,
	"lease_owner" text,
	"lease_epoch" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"available_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_messages_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "outbox_messages_op_whole" CHECK (("outbox_messages"."op" is null) = ("outbox_messages"."op_request" is null)),
	CONSTRAINT "outbox_messages_in_flight_has_op" CHECK ("outbox_messages"."state" not in ('sending', 'uncertain') or "outbox_messages"."op" is not null)
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"time_zone" text NOT NULL,
	"financial_year_start" text NOT NULL,
	"accounting_basis" text DEFAULT 'accrual' NOT NULL,
	"time_increment_minutes" integer DEFAULT 6 NOT NULL,
	"rounding" text DEFAULT 'up' NOT NULL,
	"auto_link" boolean DEFAULT true NOT NULL,
	"note_marker" boolean DEFAULT true NOT NULL,
	"bill_number_prefix" text DEFAULT 'INV-' NOT NULL,
	"next_bill_number" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practices_financial_year_start" CHECK ("practices"."financial_year_start" ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
	CONSTRAINT "practices_increment" CHECK ("practices"."time_increment_minutes" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"xpm_task_def_uuid" uuid,
	"mapped_by" uuid,
	"mapped_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "processes_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"procedure" text NOT NULL,
	"input_hash" text NOT NULL,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requests_practice_id_staff_id_request_id_pk" PRIMARY KEY("practice_id","staff_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_failure_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"xpm_staff_uuid" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	CONSTRAINT "staff_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "time_entries" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"work_item_id" uuid,
	"work_date" date NOT NULL,
	"started_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"minutes" integer,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "time_entries_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "time_entries_running_has_start" CHECK ("time_entries"."minutes" is not null or "time_entries"."started_at" is not null),
	CONSTRAINT "time_entries_stopped_has_minutes" CHECK ("time_entries"."stopped_at" is null or "time_entries"."minutes" is not null),
	CONSTRAINT "time_entries_minutes_in_a_day" CHECK ("time_entries"."minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"client_id" uuid NOT NULL,
	"process_id" uuid NOT NULL,
	"title" text NOT NULL,
	"due_date" date NOT NULL,
	"year" integer,
	"assigned_to" uuid,
	"estimate_minutes" integer,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rolled_over_at" timestamp with time zone,
	"rolled_over_from_due_date" date,
	"completed_at" timestamp with time zone,
	CONSTRAINT "work_items_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"xero_organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"base_currency" text NOT NULL,
	"country_code" text,
	"time_zone_name" text,
	"sales_tax_basis" text,
	"period_lock_date" date,
	"end_of_year_lock_date" date,
	"allowed_actions" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xero_accounts" (
	"practice_id" uuid NOT NULL,
	"xero_account_id" uuid NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"class" text,
	"status" text NOT NULL,
	"tax_type" text,
	"system_account" text,
	"enable_payments" boolean DEFAULT false NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "xero_accounts_practice_id_xero_account_id_pk" PRIMARY KEY("practice_id","xero_account_id")
);
--> statement-breakpoint
CREATE TABLE "xero_tax_rates" (
	"practice_id" uuid NOT NULL,
	"tax_type" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"effective_rate" text NOT NULL,
	"can_apply_to_assets" boolean NOT NULL,
	"can_apply_to_equity" boolean NOT NULL,
	"can_apply_to_expenses" boolean NOT NULL,
	"can_apply_to_liabilities" boolean NOT NULL,
	"can_apply_to_revenue" boolean NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "xero_tax_rates_practice_id_tax_type_pk" PRIMARY KEY("practice_id","tax_type")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"practice_id" uuid NOT NULL,
	"xpm_category_uuid" uuid NOT NULL,
	"name" text NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "categories_practice_id_xpm_category_uuid_pk" PRIMARY KEY("practice_id","xpm_category_uuid")
);
--> statement-breakpoint
CREATE TABLE "task_definitions" (
	"practice_id" uuid NOT NULL,
	"xpm_task_def_uuid" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "task_definitions_practice_id_xpm_task_def_uuid_pk" PRIMARY KEY("practice_id","xpm_task_def_uuid")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"practice_id" uuid NOT NULL,
	"xpm_template_uuid" uuid NOT NULL,
	"name" text NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "templates_practice_id_xpm_template_uuid_pk" PRIMARY KEY("practice_id","xpm_template_uuid")
);
--> statement-breakpoint
CREATE TABLE "xpm_staff" (
	"practice_id" uuid NOT NULL,
	"xpm_staff_uuid" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"gone_at" timestamp with time zone,
	CONSTRAINT "xpm_staff_practice_id_xpm_staff_uuid_pk" PRIMARY KEY("practice_id","xpm_staff_uuid")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chores" ADD CONSTRAINT "chores_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_bill_lines" ADD CONSTRAINT "client_bill_lines_practice_id_client_bill_id_client_bills_practice_id_id_fk" FOREIGN KEY ("practice_id","client_bill_id") REFERENCES "public"."client_bills"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_bill_lines" ADD CONSTRAINT "client_bill_lines_practice_id_ledger_account_id_ledger_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","ledger_account_id") REFERENCES "public"."ledger_accounts"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_bills" ADD CONSTRAINT "client_bills_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_bills" ADD CONSTRAINT "client_bills_practice_id_approved_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","approved_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_bills" ADD CONSTRAINT "client_bills_practice_id_created_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","created_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_practice_id_token_set_id_token_sets_practice_id_id_fk" FOREIGN KEY ("practice_id","token_set_id") REFERENCES "public"."token_sets"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_practice_id_connected_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","connected_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_states" ADD CONSTRAINT "oauth_states_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_sets" ADD CONSTRAINT "token_sets_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_gates" ADD CONSTRAINT "delivery_gates_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_calls" ADD CONSTRAINT "remote_calls_practice_id_kind_delivery_gates_practice_id_kind_fk" FOREIGN KEY ("practice_id","kind") REFERENCES "public"."delivery_gates"("practice_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_invited_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","invited_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_tasks" ADD CONSTRAINT "job_tasks_practice_id_xpm_job_number_jobs_practice_id_xpm_job_number_fk" FOREIGN KEY ("practice_id","xpm_job_number") REFERENCES "public"."jobs"("practice_id","xpm_job_number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_practice_id_work_item_id_work_items_practice_id_id_fk" FOREIGN KEY ("practice_id","work_item_id") REFERENCES "public"."work_items"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_practice_id_decided_by_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","decided_by_staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mirror_lists" ADD CONSTRAINT "mirror_lists_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_events" ADD CONSTRAINT "delivery_events_practice_id_message_id_outbox_messages_practice_id_id_fk" FOREIGN KEY ("practice_id","message_id") REFERENCES "public"."outbox_messages"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processes" ADD CONSTRAINT "processes_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processes" ADD CONSTRAINT "processes_practice_id_mapped_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","mapped_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "time_entries_practice_id_work_item_id_work_items_practice_id_id_fk" FOREIGN KEY ("practice_id","work_item_id") REFERENCES "public"."work_items"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_practice_id_process_id_processes_practice_id_id_fk" FOREIGN KEY ("practice_id","process_id") REFERENCES "public"."processes"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_practice_id_assigned_to_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","assigned_to") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_practice_id_created_by_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","created_by") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xero_accounts" ADD CONSTRAINT "xero_accounts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xero_tax_rates" ADD CONSTRAINT "xero_tax_rates_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_definitions" ADD CONSTRAINT "task_definitions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xpm_staff" ADD CONSTRAINT "xpm_staff_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("practice_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("practice_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "chores_due" ON "chores" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "client_bill_lines_position" ON "client_bill_lines" USING btree ("practice_id","client_bill_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "client_bills_number" ON "client_bills" USING btree ("practice_id","number");--> statement-breakpoint
CREATE INDEX "client_bills_date" ON "client_bills" USING btree ("practice_id","bill_date");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_xpm_uuid" ON "clients" USING btree ("practice_id","xpm_client_uuid");--> statement-breakpoint
CREATE INDEX "clients_name" ON "clients" USING btree ("practice_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_one_live_per_kind" ON "connections" USING btree ("practice_id","kind") WHERE "connections"."status" <> 'disconnected';--> statement-breakpoint
CREATE UNIQUE INDEX "oauth_states_hash" ON "oauth_states" USING btree ("practice_id","state_hash");--> statement-breakpoint
CREATE INDEX "delivery_gates_due" ON "delivery_gates" USING btree ("next_due_at") WHERE "delivery_gates"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "remote_calls_window" ON "remote_calls" USING btree ("practice_id","kind","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("practice_id","token_hash");--> statement-breakpoint
CREATE INDEX "job_tasks_job" ON "job_tasks" USING btree ("practice_id","xpm_job_number");--> statement-breakpoint
CREATE INDEX "job_tasks_definition" ON "job_tasks" USING btree ("practice_id","xpm_task_def_uuid");--> statement-breakpoint
CREATE INDEX "jobs_client" ON "jobs" USING btree ("practice_id","xpm_client_uuid");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_name" ON "ledger_accounts" USING btree ("practice_id","name");--> statement-breakpoint
CREATE INDEX "links_job" ON "links" USING btree ("practice_id","xpm_job_number");--> statement-breakpoint
CREATE INDEX "delivery_events_message" ON "delivery_events" USING btree ("practice_id","message_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_messages_subject" ON "outbox_messages" USING btree ("practice_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("practice_id","gate","available_at") WHERE "outbox_messages"."state" in ('queued', 'sending', 'uncertain');--> statement-breakpoint
CREATE UNIQUE INDEX "processes_name" ON "processes" USING btree ("practice_id","name");--> statement-breakpoint
CREATE INDEX "requests_created" ON "requests" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_user" ON "staff" USING btree ("practice_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_xpm_person" ON "staff" USING btree ("practice_id","xpm_staff_uuid") WHERE "staff"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "staff_by_user" ON "staff" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "time_entries_one_running_per_staff" ON "time_entries" USING btree ("practice_id","staff_id") WHERE "time_entries"."minutes" is null and "time_entries"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "time_entries_staff_day" ON "time_entries" USING btree ("practice_id","staff_id","work_date");--> statement-breakpoint
CREATE INDEX "time_entries_work_item" ON "time_entries" USING btree ("practice_id","work_item_id");--> statement-breakpoint
CREATE INDEX "credentials_user" ON "credentials" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "work_items_client" ON "work_items" USING btree ("practice_id","client_id");--> statement-breakpoint
CREATE INDEX "work_items_process" ON "work_items" USING btree ("practice_id","process_id");