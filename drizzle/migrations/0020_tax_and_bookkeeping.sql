CREATE TABLE "charge_cost_centres" (
	"company_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"cost_centre" text NOT NULL,
	"licences" integer NOT NULL,
	CONSTRAINT "charge_cost_centres_pk" PRIMARY KEY("company_id","charge_id","cost_centre"),
	CONSTRAINT "charge_cost_centres_licences" CHECK ("charge_cost_centres"."licences" > 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_deliveries" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "invoice_deliveries_pk" PRIMARY KEY("company_id","invoice_id","position"),
	CONSTRAINT "invoice_deliveries_status" CHECK ("invoice_deliveries"."status" in ('sent', 'delivered', 'accepted', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "tax_rules" (
	"seller_country" text NOT NULL,
	"buyer_area" text NOT NULL,
	"postal_prefix" text DEFAULT '' NOT NULL,
	"vat_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"treatment_code" text NOT NULL,
	CONSTRAINT "tax_rules_pk" PRIMARY KEY("seller_country","buyer_area","postal_prefix","vat_id","valid_from"),
	CONSTRAINT "tax_rules_vat_id" CHECK ("tax_rules"."vat_id" in ('with', 'without', 'any'))
);
--> statement-breakpoint
ALTER TABLE "billing_profiles" ADD COLUMN "expense_account" text;--> statement-breakpoint
ALTER TABLE "departments" ADD COLUMN "cost_centre" text;--> statement-breakpoint
ALTER TABLE "issued_invoices" ADD COLUMN "terms" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "late_interest" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "late_interest_fr" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "recovery_fee" bigint;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "expense_account" text;--> statement-breakpoint
ALTER TABLE "tax_treatments" ADD COLUMN "mention_fr" text;--> statement-breakpoint
ALTER TABLE "charge_cost_centres" ADD CONSTRAINT "charge_cost_centres_charge" FOREIGN KEY ("company_id","charge_id") REFERENCES "public"."charges"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_deliveries" ADD CONSTRAINT "invoice_deliveries_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."issued_invoices"("company_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rules" ADD CONSTRAINT "tax_rules_treatment_code_tax_treatments_code_fk" FOREIGN KEY ("treatment_code") REFERENCES "public"."tax_treatments"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_subscription" ON "charges" USING btree ("company_id","subscription_id","period_to","amount");
--> statement-breakpoint
-- Rules and treatments are only added to: what was in force on a day stays readable. What is recorded of documents stays.
GRANT SELECT ON "tax_rules" TO latchkey_app, latchkey_system;--> statement-breakpoint
GRANT INSERT ON "tax_rules", "tax_treatments" TO latchkey_system;--> statement-breakpoint
GRANT SELECT, INSERT ON "charge_cost_centres", "invoice_deliveries" TO latchkey_app;--> statement-breakpoint
UPDATE "tax_treatments" SET "mention_fr" = 'Autoliquidation : TVA due par le preneur (art. 196 de la directive 2006/112/CE).' WHERE "code" = 'REVERSE_CHARGE';--> statement-breakpoint
UPDATE "issuers" SET "late_interest" = 'European Central Bank refinancing rate plus 10 percentage points',
  "late_interest_fr" = 'taux de refinancement de la Banque centrale européenne majoré de 10 points', "recovery_fee" = 4000, "expense_account" = '626'
  WHERE "country" = 'FR';--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['charge_cost_centres', 'invoice_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid) WITH CHECK (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      tenant_table
    );
  END LOOP;
END
$$;
