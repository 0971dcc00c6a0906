CREATE TABLE "alert_hidings" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	CONSTRAINT "alert_hidings_pk" PRIMARY KEY("company_id","alert_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"company_id" uuid NOT NULL,
	"free_licences" integer,
	"watches_assigned" boolean DEFAULT true NOT NULL,
	"monthly_spend" bigint,
	"assessed_to" bigint DEFAULT 0 NOT NULL,
	"assess_at" timestamp (3) with time zone,
	CONSTRAINT "alert_settings_pk" PRIMARY KEY("company_id"),
	CONSTRAINT "alert_settings_positive" CHECK ("alert_settings"."free_licences" >= 0 and "alert_settings"."monthly_spend" > 0)
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"period" text NOT NULL,
	"percent" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alerts_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "alerts_kind" CHECK ("alerts"."kind" in ('licences_low', 'licences_assigned', 'automatic_purchase', 'cap', 'spend', 'waste')),
	CONSTRAINT "alerts_percent" CHECK ("alerts"."percent" in (50, 75, 80, 100))
);
--> statement-breakpoint
CREATE TABLE "department_thresholds" (
	"company_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"free_licences" integer NOT NULL,
	CONSTRAINT "department_thresholds_pk" PRIMARY KEY("company_id","department_id"),
	CONSTRAINT "department_thresholds_positive" CHECK ("department_thresholds"."free_licences" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"event" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	CONSTRAINT "notification_choices_pk" PRIMARY KEY("company_id","member_id","event","channel"),
	CONSTRAINT "notification_choices_channel" CHECK ("notification_choices"."channel" in ('mail', 'banner'))
);
--> statement-breakpoint
ALTER TABLE "alert_hidings" ADD CONSTRAINT "alert_hidings_alert" FOREIGN KEY ("company_id","alert_id") REFERENCES "public"."alerts"("company_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_hidings" ADD CONSTRAINT "alert_hidings_member" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_thresholds" ADD CONSTRAINT "department_thresholds_department" FOREIGN KEY ("company_id","department_id") REFERENCES "public"."departments"("company_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_member" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_subject" ON "alerts" USING btree ("company_id","kind","subject");--> statement-breakpoint
-- Whoever was there before is told of nothing that has stood for long: they ask for it when they want it.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "alert_settings" (company_id, watches_assigned) SELECT company_id, false FROM "companies";--> statement-breakpoint
ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What is the matter is a state, not a record: what was raised and cleared stays in the audit log.
GRANT SELECT, INSERT, UPDATE ON "alert_settings", "alerts", "department_thresholds", "notification_choices" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "alert_hidings" TO latchkey_app;--> statement-breakpoint
GRANT DELETE ON "alerts", "department_thresholds" TO latchkey_app;--> statement-breakpoint
-- The worker looks across companies whose figures may have moved, and a session knows whether anything is the matter: never what.
GRANT SELECT ("company_id", "assessed_to", "assess_at") ON "alert_settings" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id") ON "alerts" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "alert_hidings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_hidings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "alert_hidings" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "alert_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_settings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "alert_settings" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "alert_settings" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
ALTER TABLE "alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "alerts" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "alerts" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
ALTER TABLE "department_thresholds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "department_thresholds" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "department_thresholds" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "notification_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notification_choices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "notification_choices" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);