ALTER TABLE "companies" ADD COLUMN "state_announced_for" date;--> statement-breakpoint
-- What was announced before has its notice from when its event was written; the owner of the tables is held by their walls too.
ALTER TABLE "companies" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "companies" c SET "state_announced_for" = (coalesce((
    SELECT max(e.at) FROM "audit_events" e WHERE e.company_id = c.company_id
      AND e.action IN ('company.restriction_announced', 'company.closing_announced', 'company.state_changed')
      AND e.after ->> 'announced' = c.state_announced), now()) AT TIME ZONE i.time_zone)::date
    + CASE c.state_announced WHEN 'restricted' THEN o.restriction_notice_days WHEN 'closed' THEN o.closing_notice_days ELSE o.closing_last_notice_days END
  FROM "issuers" i CROSS JOIN "operator_settings" o
  WHERE i.code = c.issuer_code AND c.state_announced IS NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_announced_for" CHECK (("companies"."state_announced" is null) = ("companies"."state_announced_for" is null));
