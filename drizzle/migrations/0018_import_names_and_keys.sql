-- A file's name and header may hold personal values too (a file without a header has somebody's row there): they leave with its rows.
GRANT UPDATE ("file_name", "columns") ON "imports" TO latchkey_app;--> statement-breakpoint
-- Whether a key may still do what was begun with it is asked under the company's lock. A company sees what its own keys may
-- do, and nothing that they are known by.
CREATE VIEW "company_api_keys" AS
  SELECT company_id, id, role, expires_at, revoked_at FROM "api_keys"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
GRANT SELECT ON "company_api_keys" TO latchkey_app;
