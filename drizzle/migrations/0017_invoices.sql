CREATE TABLE "agreements" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_code" text NOT NULL,
	"frequency" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"minimum_licences" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreements_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "agreements_frequency" CHECK ("agreements"."frequency" in ('monthly', 'yearly')),
	CONSTRAINT "agreements_unit_price" CHECK ("agreements"."unit_price" >= 0 and "agreements"."minimum_licences" >= 0),
	CONSTRAINT "agreements_span" CHECK ("agreements"."valid_until" is null or "agreements"."valid_until" > "agreements"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "billing_profiles" (
	"company_id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"address_lines" text[] NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country" text NOT NULL,
	"registration_number" text,
	"vat_id" text,
	"po_number" text,
	"invoicing" text DEFAULT 'monthly' NOT NULL,
	"locale" text,
	"contacts" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "billing_profiles_pk" PRIMARY KEY("company_id"),
	CONSTRAINT "billing_profiles_invoicing" CHECK ("billing_profiles"."invoicing" in ('monthly', 'each'))
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"cause" text NOT NULL,
	"subscription_id" uuid,
	"purchase_id" uuid,
	"frequency" text,
	"plan_code" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"days" integer NOT NULL,
	"days_of_period" integer NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"tax_treatment_code" text NOT NULL,
	"tax_rate_basis_points" integer NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"charged_at" timestamp (3) with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "charges_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "charges_cause" CHECK ("charges"."cause" in ('purchase_manual', 'purchase_automatic', 'renewal', 'plan_change', 'frequency_change', 'credit')),
	CONSTRAINT "charges_amount" CHECK ("charges"."amount" >= 0 and "charges"."unit_price" >= 0 and "charges"."quantity" > 0),
	CONSTRAINT "charges_days" CHECK ("charges"."days" between 1 and "charges"."days_of_period"),
	CONSTRAINT "charges_period" CHECK ("charges"."period_from" < "charges"."period_to")
);
--> statement-breakpoint
CREATE TABLE "invoice_series" (
	"issuer_code" text NOT NULL,
	"type" text NOT NULL,
	"year" integer NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "invoice_series_pk" PRIMARY KEY("issuer_code","type","year"),
	CONSTRAINT "invoice_series_type" CHECK ("invoice_series"."type" in ('invoice', 'credit_note')),
	CONSTRAINT "invoice_series_number" CHECK ("invoice_series"."last_number" > 0)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"currency" text NOT NULL,
	"month" date,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"relates_to" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoices_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "invoices_type" CHECK ("invoices"."type" in ('invoice', 'credit_note')),
	CONSTRAINT "invoices_relation" CHECK ("invoices"."type" = 'credit_note' or "invoices"."relates_to" is null)
);
--> statement-breakpoint
CREATE TABLE "issued_invoices" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"issuer_code" text NOT NULL,
	"type" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"subtotal" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"taxes" jsonb NOT NULL,
	"po_number" text,
	"seller" jsonb NOT NULL,
	"buyer" jsonb NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "issued_invoices_pk" PRIMARY KEY("company_id","invoice_id"),
	CONSTRAINT "issued_invoices_sums" CHECK ("issued_invoices"."subtotal" >= 0 and "issued_invoices"."tax" >= 0),
	CONSTRAINT "issued_invoices_due" CHECK ("issued_invoices"."due_on" >= "issued_invoices"."issued_on")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"credit_note_id" uuid,
	"received_on" date NOT NULL,
	"reference" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "payments_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "pending_plan_code" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "address_lines" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "registration_number" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "vat_id" text;--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "payment_details" text;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "price_notice_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_settings" ADD COLUMN "payment_term_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "prices" ADD COLUMN "announced_on" date DEFAULT '2020-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "pending_frequency" text;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_profiles" ADD CONSTRAINT "billing_profiles_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_subscription" FOREIGN KEY ("company_id","subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_purchase_fk" FOREIGN KEY ("company_id","purchase_id") REFERENCES "public"."purchases"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_series" ADD CONSTRAINT "invoice_series_issuer_code_issuers_code_fk" FOREIGN KEY ("issuer_code") REFERENCES "public"."issuers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_relates_to" FOREIGN KEY ("company_id","relates_to") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_invoices" ADD CONSTRAINT "issued_invoices_issuer_code_issuers_code_fk" FOREIGN KEY ("issuer_code") REFERENCES "public"."issuers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_invoices" ADD CONSTRAINT "issued_invoices_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."issued_invoices"("company_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_credit_note_fk" FOREIGN KEY ("company_id","credit_note_id") REFERENCES "public"."issued_invoices"("company_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreements_price" ON "agreements" USING btree ("company_id","plan_code","frequency","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "charges_line" ON "charges" USING btree ("company_id","invoice_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "charges_purchase" ON "charges" USING btree ("company_id","purchase_id") WHERE purchase_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "charges_renewal" ON "charges" USING btree ("company_id","subscription_id","period_from","unit_price") WHERE cause = 'renewal';--> statement-breakpoint
CREATE INDEX "invoices_closing" ON "invoices" USING btree ("company_id","closes_at");--> statement-breakpoint
CREATE INDEX "issued_invoices_list" ON "issued_invoices" USING btree ("company_id","issued_on","number");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_invoices_number" ON "issued_invoices" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "payments_invoice" ON "payments" USING btree ("company_id","invoice_id");--> statement-breakpoint
CREATE INDEX "payments_credit_note" ON "payments" USING btree ("company_id","credit_note_id") WHERE credit_note_id is not null;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_pending_plan_code_plans_code_fk" FOREIGN KEY ("pending_plan_code") REFERENCES "public"."plans"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchases" DROP COLUMN "invoice_id";--> statement-breakpoint
ALTER TABLE "operator_settings" ADD CONSTRAINT "operator_settings_terms" CHECK ("operator_settings"."price_notice_days" >= 0 and "operator_settings"."payment_term_days" >= 0);--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_pending" CHECK ("subscriptions"."pending_frequency" in ('monthly', 'yearly') and "subscriptions"."pending_frequency" <> "subscriptions"."frequency");--> statement-breakpoint
-- Charges, invoices and payments are records: added, never changed. What a renewal changes of a licence is its price of the period and where it belongs.
GRANT SELECT, INSERT ON "invoices", "charges", "issued_invoices", "payments", "agreements" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "billing_profiles" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("valid_until") ON "agreements" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("pending_frequency") ON "subscriptions" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("unit_price", "subscription_id", "frequency") ON "licences" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "invoice_series" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("last_number") ON "invoice_series" TO latchkey_app;--> statement-breakpoint
-- The operator adds prices from a day on, and sets plans; what was in force on a day stays readable.
GRANT INSERT ON "prices" TO latchkey_system;--> statement-breakpoint
GRANT UPDATE ("name", "member_number_limit") ON "plans" TO latchkey_system;--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['invoices', 'charges', 'issued_invoices', 'payments', 'billing_profiles', 'agreements'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid) WITH CHECK (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      tenant_table
    );
  END LOOP;
END
$$;
