ALTER TABLE "delivery_events" ADD COLUMN "seq" integer;--> statement-breakpoint
ALTER TABLE "delivery_events" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "receipt_lines" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "receipt_head" text;--> statement-breakpoint
-- Lines from before get their places, and no seal; the message learns how many there are. For that the owner is let
-- off row-level security and the rule that lines are only added, for a moment.
alter table outbox_messages no force row level security;
--> statement-breakpoint
alter table delivery_events no force row level security;
--> statement-breakpoint
alter table delivery_events disable trigger delivery_events_append_only;
--> statement-breakpoint
update delivery_events e set seq = placed.seq from (
  select practice_id, id,
    row_number() over (partition by practice_id, message_id order by at, op_seq, event = 'answer', id) as seq
  from delivery_events) placed
where placed.practice_id = e.practice_id and placed.id = e.id;
--> statement-breakpoint
update outbox_messages m set receipt_lines = counted.lines from (
  select practice_id, message_id, count(*) as lines from delivery_events group by practice_id, message_id) counted
where counted.practice_id = m.practice_id and counted.message_id = m.id;
--> statement-breakpoint
alter table delivery_events enable trigger delivery_events_append_only;
--> statement-breakpoint
alter table delivery_events force row level security;
--> statement-breakpoint
alter table outbox_messages force row level security;
--> statement-breakpoint
ALTER TABLE "delivery_events" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
DROP INDEX "delivery_events_message";--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_events_line" ON "delivery_events" USING btree ("practice_id","message_id","seq");
