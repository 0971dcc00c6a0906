CREATE TABLE "sign_in_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- Counted before anybody is signed in, so outside of every company; a row that has run out is no record of anything.
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_limits" TO latchkey_system;
