CREATE TABLE "licence_changes" (
	"company_id" uuid NOT NULL,
	"licence_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"operation_id" uuid NOT NULL,
	"changed_on" date NOT NULL,
	"from_subscription_id" uuid NOT NULL,
	"from_price" bigint NOT NULL,
	"to_subscription_id" uuid NOT NULL,
	"to_price" bigint NOT NULL,
	CONSTRAINT "licence_changes_pk" PRIMARY KEY("company_id","licence_id","sequence"),
	CONSTRAINT "licence_changes_prices" CHECK ("licence_changes"."from_price" >= 0 and "licence_changes"."to_price" >= 0)
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "credits_charge_id" uuid;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "idle_licence_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "monthly_reminder_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "yearly_reminder_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "early_removal" text DEFAULT 'eu' NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "early_removal_notice_months" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "reminded_for" date;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD CONSTRAINT "licence_changes_licence" FOREIGN KEY ("company_id","licence_id") REFERENCES "public"."licences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD CONSTRAINT "licence_changes_from" FOREIGN KEY ("company_id","from_subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD CONSTRAINT "licence_changes_to" FOREIGN KEY ("company_id","to_subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_credits" FOREIGN KEY ("company_id","credits_charge_id") REFERENCES "public"."charges"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_period" ON "charges" USING btree ("company_id","subscription_id","period_to");--> statement-breakpoint
CREATE INDEX "charges_credited" ON "charges" USING btree ("company_id","credits_charge_id") WHERE credits_charge_id is not null;--> statement-breakpoint
CREATE INDEX "licences_idle" ON "licences" USING btree ("company_id","available_since","label_number") WHERE status = 'available' and ends_on is null;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_early_removal" CHECK ("operator_settings"."early_removal" in ('none', 'eu', 'all'));--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_trimming" CHECK ("operator_settings"."idle_licence_days" >= 0 and "operator_settings"."monthly_reminder_days" >= 0 and "operator_settings"."yearly_reminder_days" >= 0 and "operator_settings"."early_removal_notice_months" >= 1);--> statement-breakpoint
GRANT UPDATE ("reminded_for") ON "subscriptions" TO latchkey_app;--> statement-breakpoint
-- A record of licences, added to and never changed.
GRANT SELECT, INSERT ON "licence_changes" TO latchkey_app;--> statement-breakpoint
ALTER TABLE "licence_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licence_changes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "licence_changes" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
-- Licences that are unused for long are a filter of the list, which counts in this view.
CREATE OR REPLACE VIEW "licence_search" AS
  SELECT company_id, id, label_number, status, frequency, ends_on, available_since FROM "licences"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;
