-- Two roles without login, DDL or BYPASSRLS. latchkey_app acts inside one company; latchkey_system does the few named
-- look-ups across companies (sign-in, API keys, the operator's lists, the worker's search for what is due).
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['latchkey_app', 'latchkey_system'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', wanted);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'the owner of this database may not create roles'
            USING HINT = format('An administrator must run: CREATE ROLE latchkey_app NOLOGIN; CREATE ROLE latchkey_system NOLOGIN; GRANT latchkey_app, latchkey_system TO %I;', current_user);
      END;
    END IF;
    -- Who makes a role administers it, and from PostgreSQL 16 on may take it up only after granting it to themselves.
    BEGIN
      EXECUTE format('GRANT %I TO %I', wanted, current_user);
    EXCEPTION
      WHEN insufficient_privilege THEN
        IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
          RAISE;
        END IF;
    END;
  END LOOP;
END
$$;--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO latchkey_app, latchkey_system');
  EXECUTE format('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
END
$$;--> statement-breakpoint
-- Reference data: read by everybody.
GRANT SELECT ON "plans", "prices", "tax_treatments", "issuers", "countries", "number_kinds", "operator_settings" TO latchkey_app, latchkey_system;--> statement-breakpoint
-- A company's tables: no DELETE but where a row is no record of anything.
GRANT SELECT, INSERT, UPDATE ON "companies", "company_ledgers", "departments", "members", "numbers", "subscriptions", "purchases", "licences", "assignments", "outbox" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "department_leads", "idempotency_keys" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "audit_events" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "audit_personal_values" TO latchkey_app;--> statement-breakpoint
GRANT SELECT ON "number_directory" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("company_id") ON "number_directory" TO latchkey_app;--> statement-breakpoint
-- Identity and the named look-ups across companies.
GRANT SELECT, INSERT, UPDATE ON "accounts", "sessions", "one_time_links", "api_keys" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ON "companies", "department_leads" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "id", "account_id", "role", "status", "department_id", "first_name", "last_name") ON "members" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "settle_due_at", "licences_total", "licences_assigned") ON "company_ledgers" TO latchkey_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "number_directory" TO latchkey_system;--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'companies', 'company_ledgers', 'departments', 'department_leads', 'members', 'numbers', 'subscriptions', 'purchases',
    'licences', 'assignments', 'outbox', 'idempotency_keys', 'audit_events', 'audit_personal_values'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid) WITH CHECK (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      tenant_table
    );
  END LOOP;
  FOREACH tenant_table IN ARRAY ARRAY['companies', 'company_ledgers', 'department_leads', 'members'] LOOP
    EXECUTE format('CREATE POLICY named_lookup ON %I FOR SELECT TO latchkey_system USING (true)', tenant_table);
  END LOOP;
END
$$;--> statement-breakpoint
-- The directory: a company sees the inventory and its own lines, and may only take a line or give it back.
ALTER TABLE "number_directory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "number_directory" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY stock_and_own ON "number_directory" TO latchkey_app
  USING (company_id IS NULL OR company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id IS NULL OR company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY operator_stock ON "number_directory" TO latchkey_system USING (true) WITH CHECK (true);
