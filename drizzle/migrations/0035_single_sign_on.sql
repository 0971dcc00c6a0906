CREATE TABLE "company_domains" (
	"company_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	CONSTRAINT "company_domains_pk" PRIMARY KEY("company_id","domain"),
	CONSTRAINT "company_domains_lower" CHECK ("company_domains"."domain" = lower("company_domains"."domain"))
);
--> statement-breakpoint
CREATE TABLE "domain_directory" (
	"domain" text PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_providers" (
	"company_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text NOT NULL,
	"default_role" text NOT NULL,
	"enabled" boolean NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"break_glass_member_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identity_providers_pk" PRIMARY KEY("company_id"),
	CONSTRAINT "identity_providers_role" CHECK ("identity_providers"."default_role" in ('admin', 'billing_manager', 'team_lead', 'member')),
	CONSTRAINT "identity_providers_required" CHECK (not "identity_providers"."required" or ("identity_providers"."enabled" and "identity_providers"."break_glass_member_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "member_identities" (
	"company_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_identities_pk" PRIMARY KEY("company_id","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "sign_on_uses" (
	"digest" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_issuer" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_subject" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_sid" text;--> statement-breakpoint
ALTER TABLE "company_domains" ADD CONSTRAINT "company_domains_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_break_glass" FOREIGN KEY ("company_id","break_glass_member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_identities" ADD CONSTRAINT "member_identities_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "domain_directory_company" ON "domain_directory" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_identities_member" ON "member_identities" USING btree ("company_id","member_id","issuer");--> statement-breakpoint
CREATE INDEX "sessions_identity" ON "sessions" USING btree ("company_id","identity_issuer") WHERE identity_issuer is not null and ended_at is null;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_identity_whole" CHECK (("sessions"."identity_issuer" is null) = ("sessions"."identity_subject" is null));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "identity_providers", "company_domains", "member_identities" TO latchkey_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "domain_directory" TO latchkey_app;--> statement-breakpoint
-- Signing in asks whose a domain is, and whether a company lets a password in; never for a secret.
GRANT SELECT ON "domain_directory" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "issuer", "enabled", "required", "break_glass_member_id") ON "identity_providers" TO latchkey_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_on_uses" TO latchkey_system;--> statement-breakpoint
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['identity_providers', 'company_domains', 'member_identities'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid) WITH CHECK (company_id = nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      tenant_table
    );
  END LOOP;
END
$$;--> statement-breakpoint
CREATE POLICY named_lookup ON "identity_providers" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
ALTER TABLE "domain_directory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "domain_directory" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "domain_directory" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "domain_directory" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
-- Which members can come in by a password, without anything else of their accounts.
CREATE VIEW "member_passwords" AS
  SELECT m.company_id, m.id AS member_id FROM "members" m
  WHERE m.company_id = nullif(current_setting('app.company_id', true), '')::uuid
    AND EXISTS (SELECT FROM "accounts" a WHERE a.id = m.account_id AND a.password_hash IS NOT NULL);--> statement-breakpoint
GRANT SELECT ON "member_passwords" TO latchkey_app;
