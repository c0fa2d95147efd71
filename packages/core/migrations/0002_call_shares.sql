CREATE TABLE "call_shares" (
	"share_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"per_minute" integer NOT NULL,
	"wanted_per_minute" integer NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	"counts_until" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone,
	"pause_reason" text
);
--> statement-breakpoint
ALTER TABLE "delivery_gates" ADD COLUMN "day_resets_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery_gates" ADD COLUMN "day_limit" integer;--> statement-breakpoint
ALTER TABLE "delivery_gates" ADD COLUMN "share_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
grant select, insert, update, delete on call_shares to throughline_app;
