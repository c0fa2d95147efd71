ALTER TABLE "client_bills" ADD COLUMN "look_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "time_entries" ADD COLUMN "look_first" boolean DEFAULT false NOT NULL;