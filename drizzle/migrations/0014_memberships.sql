ALTER TABLE "assignment_requests" DROP CONSTRAINT "assignment_requests_status";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "has_choice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("company_id","member_id","last_used_at") WHERE member_id is not null;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_status" CHECK ("assignment_requests"."status" in ('open', 'approved', 'declined', 'withdrawn', 'closed'));--> statement-breakpoint
-- When members were last here, as their sessions say it: nothing is written for it. A company sees its own members' instants
-- and nothing else of a session.
CREATE VIEW "member_activity" AS
  SELECT company_id, member_id, last_used_at FROM "sessions"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
GRANT SELECT ON "member_activity" TO latchkey_app;
