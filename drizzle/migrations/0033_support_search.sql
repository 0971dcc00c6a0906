ALTER TABLE "members" ADD COLUMN "email_digest" text GENERATED ALWAYS AS (md5(lower(email))) STORED NOT NULL, ADD COLUMN "email_domain" text GENERATED ALWAYS AS (lower(split_part(email, '@', -1))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_events_request" ON "audit_events" USING btree ("company_id","request_id");--> statement-breakpoint
CREATE INDEX "members_email_digest" ON "members" USING btree ("company_id","email_digest") WHERE status <> 'deleted';--> statement-breakpoint
CREATE INDEX "members_email_domain" ON "members" USING btree ("company_id","email_domain") WHERE status <> 'deleted';--> statement-breakpoint
-- What the operator's people find a company by (R24): whose an id, a number of an invoice, an address or a request is, and
-- nothing that it says. Column by column, so that none of these tables can be read across companies as a whole.
GRANT SELECT ("email_digest", "email_domain") ON "members" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "id") ON "departments", "numbers", "licences", "subscriptions", "purchases", "assignments", "assignment_requests", "invoices", "charges", "payments", "agreements" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "number") ON "issued_invoices" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "id", "operation_id", "request_id") ON "audit_events" TO latchkey_system;--> statement-breakpoint
-- What has become of a line that belongs to somebody, without who holds it.
GRANT SELECT ("e164", "status", "restorable_until") ON "numbers" TO latchkey_system;--> statement-breakpoint
DO $$
DECLARE
  found_by_id text;
BEGIN
  FOREACH found_by_id IN ARRAY ARRAY[
    'departments', 'numbers', 'licences', 'subscriptions', 'purchases', 'assignments', 'assignment_requests', 'invoices', 'charges', 'payments',
    'agreements', 'issued_invoices', 'audit_events'
  ] LOOP
    EXECUTE format('CREATE POLICY named_lookup ON %I FOR SELECT TO latchkey_system USING (true)', found_by_id);
  END LOOP;
END
$$;
