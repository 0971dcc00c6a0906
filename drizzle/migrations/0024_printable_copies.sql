CREATE TABLE "invoice_copies" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"content" bytea NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoice_copies_pk" PRIMARY KEY("company_id","invoice_id","locale"),
	CONSTRAINT "invoice_copies_locale" CHECK ("invoice_copies"."locale" in ('en', 'fr'))
);
--> statement-breakpoint
ALTER TABLE "invoice_copies" ADD CONSTRAINT "invoice_copies_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."issued_invoices"("company_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A copy stays as it was made: the role adds it and never changes it.
GRANT SELECT, INSERT ON "invoice_copies" TO latchkey_app;--> statement-breakpoint
ALTER TABLE "invoice_copies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoice_copies" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "invoice_copies" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
