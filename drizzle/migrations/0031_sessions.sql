ALTER TABLE "accounts" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- Who is signed in at this moment proved who they are when they signed in.
UPDATE "sessions" SET "proven_at" = "created_at";--> statement-breakpoint
-- How many sessions a member has is a company's to know; where from and on what is their own.
CREATE VIEW "member_sessions" AS
  SELECT company_id, member_id, created_at, expires_at, ended_at FROM "sessions"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
GRANT SELECT ON "member_sessions" TO latchkey_app;
