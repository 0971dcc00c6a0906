CREATE TABLE "invoice_disputes" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "invoice_disputes_pk" PRIMARY KEY("company_id","invoice_id","opened_at"),
	CONSTRAINT "invoice_disputes_span" CHECK ("invoice_disputes"."ended_at" >= "invoice_disputes"."opened_at")
);
--> statement-breakpoint
CREATE TABLE "price_notices" (
	"company_id" uuid NOT NULL,
	"plan_code" text NOT NULL,
	"frequency" text NOT NULL,
	"valid_from" date NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "price_notices_pk" PRIMARY KEY("company_id","plan_code","frequency","valid_from")
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "state_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "state_announced" text;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "credit_basis" bigint;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "credit_limit" bigint;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "restricted_after_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "restriction_notice_days" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "closed_after_days" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "closing_notice_days" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "closing_last_notice_days" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "prices" ADD COLUMN "telling_after" uuid;--> statement-breakpoint
ALTER TABLE "invoice_disputes" ADD CONSTRAINT "invoice_disputes_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."issued_invoices"("company_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_notices" ADD CONSTRAINT "price_notices_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_disputes_open" ON "invoice_disputes" USING btree ("company_id","invoice_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "members_billing" ON "members" USING btree ("company_id") WHERE role in ('owner', 'billing_manager');--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_announced" CHECK ("companies"."state_announced" in ('restricted', 'closed', 'closed_soon'));--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_credit" CHECK (coalesce("companies"."credit_basis", 0) >= 0 and coalesce("companies"."credit_limit", 0) >= 0);--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_states" CHECK ("operator_settings"."restriction_notice_days" between 0 and "operator_settings"."restricted_after_days" - 1
        and "operator_settings"."closing_last_notice_days" between 0 and "operator_settings"."closing_notice_days"
        and "operator_settings"."closing_notice_days" between 0 and "operator_settings"."closed_after_days" - "operator_settings"."restricted_after_days" and "operator_settings"."closed_after_days" > "operator_settings"."restricted_after_days");
--> statement-breakpoint
-- A dispute is opened and ended, and stays; what a company was told of a price stays.
GRANT SELECT, INSERT ON "invoice_disputes", "price_notices" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "invoice_disputes" TO latchkey_app;--> statement-breakpoint
-- The operator's settings are changed by the operator only, and how far companies were told of a price by the worker.
GRANT UPDATE ON "operator_settings" TO latchkey_system;--> statement-breakpoint
GRANT UPDATE ("telling_after") ON "prices" TO latchkey_system;--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['invoice_disputes', 'price_notices'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid) WITH CHECK (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      tenant_table
    );
  END LOOP;
END
$$;
