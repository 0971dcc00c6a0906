ALTER TABLE "audit_events" ADD COLUMN "actor_id" text GENERATED ALWAYS AS (actor ->> 'id') STORED;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_id" ON "audit_events" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("company_id","actor_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("company_id","action","sequence");--> statement-breakpoint
CREATE INDEX "audit_events_operation" ON "audit_events" USING btree ("company_id","operation_id","sequence");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_erased" CHECK ("members"."erased_at" is null or ("members"."status" = 'deleted' and "members"."account_id" is null));--> statement-breakpoint
-- What somebody wrote about a person goes with that person's name (R27).
GRANT UPDATE ("note") ON "assignment_requests" TO latchkey_app;--> statement-breakpoint
-- The audit log calls a company's own keys by their names.
CREATE OR REPLACE VIEW "company_api_keys" AS
  SELECT company_id, id, role, expires_at, revoked_at, name FROM "api_keys"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;
