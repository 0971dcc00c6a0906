-- Search under row-level security. A pattern match (LIKE) is not leakproof, so behind a policy PostgreSQL checks it row by row
-- and uses no trigram index, however many rows the company has. These views carry the tenant's condition themselves and read
-- the tables as the schema's owner, whom a policy lets read: the condition is no barrier there, and the index serves.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY search_view ON numbers FOR SELECT TO %I USING (true)', current_user);
  EXECUTE format('CREATE POLICY search_view ON members FOR SELECT TO %I USING (true)', current_user);
END
$$;--> statement-breakpoint
CREATE VIEW "number_search" AS
  SELECT company_id, id, e164, status, country, type, member_id, licence_id, search FROM "numbers"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
CREATE VIEW "member_search" AS
  SELECT company_id, id, sort_name, status, role, department_id, search FROM "members"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
GRANT SELECT ON "number_search", "member_search" TO latchkey_app;
