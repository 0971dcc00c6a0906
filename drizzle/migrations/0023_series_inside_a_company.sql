-- A connection that breaks in a transaction leaves its last statements to a new one, outside of any transaction, as
-- latchkey_app: a number drawn there would be drawn for nothing. It is drawn inside a company only (R20).
ALTER TABLE "invoice_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoice_series" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY inside_a_company ON "invoice_series" TO latchkey_app
  USING (nullif(current_setting('app.company_id', true), '') IS NOT NULL)
  WITH CHECK (nullif(current_setting('app.company_id', true), '') IS NOT NULL);
