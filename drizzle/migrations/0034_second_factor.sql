CREATE TABLE "account_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"email" text NOT NULL,
	"locale" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_recovery_codes" (
	"account_id" uuid NOT NULL,
	"code_digest" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_recovery_codes_pk" PRIMARY KEY("account_id","code_digest")
);
--> statement-breakpoint
CREATE TABLE "account_second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_step" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose";--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "requires_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "awaits" text;--> statement-breakpoint
ALTER TABLE "account_recovery_codes" ADD CONSTRAINT "account_recovery_codes_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_second_factors" ADD CONSTRAINT "account_second_factors_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_messages_created" ON "account_messages" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose" CHECK ("one_time_links"."purpose" in ('set_password', 'reset_password'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_awaits" CHECK ("sessions"."awaits" in ('second_factor', 'enrolment'));--> statement-breakpoint
-- Attempts are counted by the library in rate_limits from now on; what the old table held has run out within the hour.
DROP TABLE "sign_in_limits";--> statement-breakpoint
-- Who signs in how is read and written before a company is known, and by no role that acts inside one.
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limits", "account_second_factors", "account_recovery_codes" TO latchkey_system;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "account_messages" TO latchkey_system;--> statement-breakpoint
-- A session whose holder has not yet proven who they are is no activity of a member's.
CREATE OR REPLACE VIEW "member_activity" AS
  SELECT company_id, member_id, last_used_at FROM "sessions"
  WHERE awaits IS NULL AND company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
-- Who of a company's members has a second factor, as its owner is shown before asking it of everybody: nothing else of one.
CREATE VIEW "member_second_factors" AS
  SELECT company_id, id AS member_id,
    EXISTS (SELECT FROM "account_second_factors" f WHERE f.account_id = members.account_id) AS is_set_up,
    EXISTS (SELECT FROM "accounts" a WHERE a.id = members.account_id AND a.second_factor_exempt IS NOT NULL) AS is_exempt
  FROM "members" WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
GRANT SELECT ON "member_second_factors" TO latchkey_app;
