ALTER TABLE "accounts" ADD COLUMN "former_staff_role" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "staff_ended_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "accounts_staff" ON "accounts" USING btree (lower("email")) WHERE staff_role is not null or former_staff_role is not null;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_former_staff" CHECK ("accounts"."former_staff_role" in ('support', 'operator') and ("accounts"."former_staff_role" is null or "accounts"."staff_role" is null));--> statement-breakpoint
-- How long a deleted number waits for its company is the operator's data, within what each kind allows (R13).
GRANT UPDATE ("quarantine_days") ON "number_kinds" TO latchkey_system;
