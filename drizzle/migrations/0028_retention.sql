-- For how many years people are named who left, or whose company closed, and who caused a charge (R27).
ALTER TABLE "operator_settings" ADD COLUMN "retention_years" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "money_retention_years" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_retention" CHECK ("operator_settings"."retention_years" between 1 and "operator_settings"."money_retention_years");