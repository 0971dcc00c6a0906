ALTER TABLE "assignment_requests" DROP CONSTRAINT "assignment_requests_status";--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "kind" text DEFAULT 'wish' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "number_id" uuid;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "took_number" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "quote" jsonb;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "closed_because" text;--> statement-breakpoint
ALTER TABLE "company_ledgers" ADD COLUMN "purchases_told_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "request_hold_hours" integer DEFAULT 72 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_number_fk" FOREIGN KEY ("company_id","number_id") REFERENCES "public"."numbers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_requests_hold" ON "assignment_requests" USING btree ("company_id","number_id") WHERE status = 'open' and number_id is not null;--> statement-breakpoint
CREATE INDEX "assignment_requests_held_for" ON "assignment_requests" USING btree ("company_id","member_id") WHERE status = 'open' and number_id is not null;--> statement-breakpoint
CREATE INDEX "assignment_requests_expiry" ON "assignment_requests" USING btree ("company_id","expires_at") WHERE status = 'open' and number_id is not null;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_kind" CHECK ("assignment_requests"."kind" in ('wish', 'purchase'));--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_purchase" CHECK (("assignment_requests"."kind" = 'purchase') = ("assignment_requests"."number_id" is not null) and ("assignment_requests"."kind" = 'purchase') = ("assignment_requests"."expires_at" is not null) and ("assignment_requests"."kind" = 'purchase') = ("assignment_requests"."quote" is not null));--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_closed" CHECK ("assignment_requests"."closed_because" in ('member_deleted', 'number_deleted', 'assigned'));--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_status" CHECK ("assignment_requests"."status" in ('open', 'approved', 'declined', 'withdrawn', 'closed', 'expired'));--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_hold" CHECK ("operator_settings"."request_hold_hours" between 1 and 2160);--> statement-breakpoint
-- What was asked stays as it was asked; why it was closed without an answer is written like an answer.
GRANT UPDATE ("closed_because") ON "assignment_requests" TO latchkey_app;
