ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
-- A company makes, sees and revokes its own keys, and reads nothing that they are known by. Who asks with a key is still
-- looked up before a company is known.
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_keys ON "api_keys" TO latchkey_app
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY key_lookup ON "api_keys" TO latchkey_system USING (true) WITH CHECK (true);--> statement-breakpoint
-- The view that imports and the audit log ask reads as the schema's owner and carries the company's condition itself.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY search_view ON api_keys FOR SELECT TO %I USING (true)', current_user);
END
$$;--> statement-breakpoint
GRANT INSERT ("key_digest", "id", "company_id", "name", "role", "department_id", "created_at", "expires_at", "created_by") ON "api_keys" TO latchkey_app;--> statement-breakpoint
GRANT SELECT ("id", "company_id", "name", "role", "department_id", "created_at", "expires_at", "revoked_at", "created_by", "last_used_at") ON "api_keys" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("revoked_at") ON "api_keys" TO latchkey_app;
