-- Substring search with the company first in the index needs both extensions; both are trusted ones.
CREATE EXTENSION IF NOT EXISTS "btree_gist";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"staff_role" text,
	"second_factor_exempt" text,
	"locale" text,
	"theme" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_staff_role" CHECK ("accounts"."staff_role" in ('support', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"key_digest" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"department_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_by" uuid,
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" in ('owner', 'admin', 'billing_manager', 'team_lead'))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"licence_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"history" text,
	CONSTRAINT "assignments_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "assignments_end" CHECK (("assignments"."ended_at" is null) = ("assignments"."end_reason" is null) and ("assignments"."ended_at" is null or "assignments"."ended_at" >= "assignments"."started_at")),
	CONSTRAINT "assignments_end_reason" CHECK ("assignments"."end_reason" in ('reassigned', 'unassigned', 'number_deleted')),
	CONSTRAINT "assignments_history" CHECK ("assignments"."history" in ('keep', 'transfer', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"company_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	"actor" jsonb NOT NULL,
	"on_behalf_of" text,
	"action" text NOT NULL,
	"target_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"origin" text NOT NULL,
	"request_id" text NOT NULL,
	"personal_digest" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_pk" PRIMARY KEY("company_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "audit_personal_values" (
	"company_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"salt" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "audit_personal_values_pk" PRIMARY KEY("company_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"plan_code" text NOT NULL,
	"default_frequency" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"locale" text,
	"country" text,
	"vat_id" text,
	"issuer_code" text NOT NULL,
	"tax_treatment_code" text NOT NULL,
	"auto_purchase_policy" text DEFAULT 'allow' NOT NULL,
	"cap_monthly_licences" integer,
	"cap_monthly_charge" bigint,
	"team_leads_see_prices" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_pk" PRIMARY KEY("company_id"),
	CONSTRAINT "companies_frequency" CHECK ("companies"."default_frequency" in ('monthly', 'yearly')),
	CONSTRAINT "companies_state" CHECK ("companies"."state" in ('active', 'past_due', 'restricted', 'closed')),
	CONSTRAINT "companies_policy" CHECK ("companies"."auto_purchase_policy" in ('allow', 'ask', 'block')),
	CONSTRAINT "companies_caps" CHECK (coalesce("companies"."cap_monthly_licences", 0) >= 0 and coalesce("companies"."cap_monthly_charge", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "company_ledgers" (
	"company_id" uuid NOT NULL,
	"next_licence_number" integer DEFAULT 1 NOT NULL,
	"licences_total" integer DEFAULT 0 NOT NULL,
	"licences_assigned" integer DEFAULT 0 NOT NULL,
	"licences_ending" integer DEFAULT 0 NOT NULL,
	"audit_sequence" bigint DEFAULT 0 NOT NULL,
	"audit_hash" text DEFAULT '' NOT NULL,
	"last_instant" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settle_due_at" timestamp (3) with time zone,
	CONSTRAINT "company_ledgers_pk" PRIMARY KEY("company_id"),
	CONSTRAINT "company_ledgers_counts" CHECK ("company_ledgers"."licences_assigned" >= 0 and "company_ledgers"."licences_ending" >= 0 and "company_ledgers"."licences_assigned" + "company_ledgers"."licences_ending" <= "company_ledgers"."licences_total")
);
--> statement-breakpoint
CREATE TABLE "countries" (
	"code" text PRIMARY KEY NOT NULL,
	"in_eu" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_leads" (
	"company_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "department_leads_pk" PRIMARY KEY("company_id","department_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "departments_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"company_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("company_id","key")
);
--> statement-breakpoint
CREATE TABLE "issuers" (
	"code" text PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"country" text NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "licences" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label_number" integer NOT NULL,
	"subscription_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"frequency" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"currency" text NOT NULL,
	"purchased_at" timestamp (3) with time zone NOT NULL,
	"available_since" timestamp (3) with time zone,
	"ends_on" date,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "licences_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "licences_status" CHECK ("licences"."status" in ('available', 'assigned', 'ended')),
	CONSTRAINT "licences_source" CHECK ("licences"."source" in ('manual', 'automatic')),
	CONSTRAINT "licences_ending" CHECK ("licences"."status" <> 'assigned' or "licences"."ends_on" is null),
	CONSTRAINT "licences_ended" CHECK (("licences"."status" = 'ended') = ("licences"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"department_id" uuid,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sort_name" text GENERATED ALWAYS AS (lower(last_name || ' ' || first_name)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(first_name || ' ' || last_name || ' ' || email)) STORED NOT NULL,
	CONSTRAINT "members_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('owner', 'admin', 'billing_manager', 'team_lead', 'member')),
	CONSTRAINT "members_status" CHECK ("members"."status" in ('invited', 'active', 'deactivated', 'deleted'))
);
--> statement-breakpoint
CREATE TABLE "number_directory" (
	"e164" text PRIMARY KEY NOT NULL,
	"national" text NOT NULL,
	"country" text NOT NULL,
	"type" text NOT NULL,
	"company_id" uuid,
	"search" text GENERATED ALWAYS AS (substr(e164, 2) || ' ' || national) STORED NOT NULL,
	CONSTRAINT "number_directory_e164" CHECK ("number_directory"."e164" ~ '^\+[1-9][0-9]{3,14}$')
);
--> statement-breakpoint
CREATE TABLE "number_kinds" (
	"country" text NOT NULL,
	"type" text NOT NULL,
	"voice" boolean NOT NULL,
	"sms" boolean NOT NULL,
	"mms" boolean NOT NULL,
	"not_assignable_reason" text,
	"quarantine_days" integer NOT NULL,
	"quarantine_min_days" integer NOT NULL,
	"quarantine_max_days" integer NOT NULL,
	CONSTRAINT "number_kinds_country_type_pk" PRIMARY KEY("country","type"),
	CONSTRAINT "number_kinds_type" CHECK ("number_kinds"."type" in ('mobile', 'landline', 'toll_free')),
	CONSTRAINT "number_kinds_landline" CHECK ("number_kinds"."type" <> 'landline' or not ("number_kinds"."sms" or "number_kinds"."mms")),
	CONSTRAINT "number_kinds_quarantine" CHECK ("number_kinds"."quarantine_days" between "number_kinds"."quarantine_min_days" and "number_kinds"."quarantine_max_days")
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"e164" text NOT NULL,
	"national" text NOT NULL,
	"country" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"member_id" uuid,
	"licence_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"restorable_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"search" text GENERATED ALWAYS AS (substr(e164, 2) || ' ' || national) STORED NOT NULL,
	CONSTRAINT "numbers_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "numbers_status" CHECK ("numbers"."status" in ('unassigned', 'assigned', 'quarantined', 'left')),
	CONSTRAINT "numbers_holder" CHECK (("numbers"."status" = 'assigned') = ("numbers"."member_id" is not null) and ("numbers"."status" = 'assigned') = ("numbers"."licence_id" is not null)),
	CONSTRAINT "numbers_restorable" CHECK (("numbers"."status" = 'quarantined') = ("numbers"."restorable_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"token_digest" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_time_links_purpose" CHECK ("one_time_links"."purpose" in ('set_password'))
);
--> statement-breakpoint
CREATE TABLE "operator_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"unconfirmed_purchases_per_day" integer DEFAULT 20 NOT NULL,
	CONSTRAINT "operator_settings_only" CHECK ("operator_settings"."only")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"operation_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "outbox_attempts" CHECK ("outbox"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"rank" integer NOT NULL,
	"member_number_limit" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"plan_code" text NOT NULL,
	"frequency" text NOT NULL,
	"currency" text NOT NULL,
	"valid_from" date NOT NULL,
	"unit_price" bigint NOT NULL,
	CONSTRAINT "prices_plan_code_frequency_currency_valid_from_pk" PRIMARY KEY("plan_code","frequency","currency","valid_from"),
	CONSTRAINT "prices_frequency" CHECK ("prices"."frequency" in ('monthly', 'yearly')),
	CONSTRAINT "prices_unit_price" CHECK ("prices"."unit_price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "purchases" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"source" text NOT NULL,
	"unconfirmed" boolean DEFAULT false NOT NULL,
	"unit_price" bigint NOT NULL,
	"days" integer NOT NULL,
	"days_of_period" integer NOT NULL,
	"charge" bigint NOT NULL,
	"currency" text NOT NULL,
	"tax_treatment_code" text NOT NULL,
	"tax_rate_basis_points" integer NOT NULL,
	"tax" bigint NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"purchased_at" timestamp (3) with time zone NOT NULL,
	"purchased_on" date NOT NULL,
	"number_id" uuid,
	"member_id" uuid,
	"actor_id" text NOT NULL,
	"invoice_id" text,
	CONSTRAINT "purchases_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "purchases_source" CHECK ("purchases"."source" in ('manual', 'automatic')),
	CONSTRAINT "purchases_quantity" CHECK ("purchases"."quantity" > 0),
	CONSTRAINT "purchases_charge" CHECK ("purchases"."charge" >= 0 and "purchases"."tax" >= 0 and "purchases"."unit_price" >= 0),
	CONSTRAINT "purchases_days" CHECK ("purchases"."days" between 1 and "purchases"."days_of_period")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_digest" text NOT NULL,
	"account_id" uuid NOT NULL,
	"company_id" uuid,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"frequency" text NOT NULL,
	"anchor" date NOT NULL,
	"time_zone" text NOT NULL,
	"period_index" integer NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"period_ends_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subscriptions_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "subscriptions_frequency" CHECK ("subscriptions"."frequency" in ('monthly', 'yearly')),
	CONSTRAINT "subscriptions_period" CHECK ("subscriptions"."period_from" < "subscriptions"."period_to")
);
--> statement-breakpoint
CREATE TABLE "tax_treatments" (
	"code" text PRIMARY KEY NOT NULL,
	"rate_basis_points" integer NOT NULL,
	"mention" text
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_licence_fk" FOREIGN KEY ("company_id","licence_id") REFERENCES "public"."licences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_number_fk" FOREIGN KEY ("company_id","number_id") REFERENCES "public"."numbers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_personal_values" ADD CONSTRAINT "audit_personal_values_event" FOREIGN KEY ("company_id","sequence") REFERENCES "public"."audit_events"("company_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_plan_code_plans_code_fk" FOREIGN KEY ("plan_code") REFERENCES "public"."plans"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_issuer_code_issuers_code_fk" FOREIGN KEY ("issuer_code") REFERENCES "public"."issuers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_tax_treatment_code_tax_treatments_code_fk" FOREIGN KEY ("tax_treatment_code") REFERENCES "public"."tax_treatments"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_ledgers" ADD CONSTRAINT "company_ledgers_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_leads" ADD CONSTRAINT "department_leads_department" FOREIGN KEY ("company_id","department_id") REFERENCES "public"."departments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_leads" ADD CONSTRAINT "department_leads_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licences" ADD CONSTRAINT "licences_subscription_fk" FOREIGN KEY ("company_id","subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licences" ADD CONSTRAINT "licences_purchase_fk" FOREIGN KEY ("company_id","purchase_id") REFERENCES "public"."purchases"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_department_fk" FOREIGN KEY ("company_id","department_id") REFERENCES "public"."departments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_directory" ADD CONSTRAINT "number_directory_kind" FOREIGN KEY ("country","type") REFERENCES "public"."number_kinds"("country","type") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_kinds" ADD CONSTRAINT "number_kinds_country" FOREIGN KEY ("country") REFERENCES "public"."countries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_kind" FOREIGN KEY ("country","type") REFERENCES "public"."number_kinds"("country","type") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_licence_fk" FOREIGN KEY ("company_id","licence_id") REFERENCES "public"."licences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_plan_code_plans_code_fk" FOREIGN KEY ("plan_code") REFERENCES "public"."plans"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_subscription" FOREIGN KEY ("company_id","subscription_id") REFERENCES "public"."subscriptions"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_company" ON "api_keys" USING btree ("company_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open_licence" ON "assignments" USING btree ("company_id","licence_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open_number" ON "assignments" USING btree ("company_id","number_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_number" ON "assignments" USING btree ("company_id","number_id","started_at");--> statement-breakpoint
CREATE INDEX "assignments_licence" ON "assignments" USING btree ("company_id","licence_id","started_at");--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("company_id","target_id","sequence");--> statement-breakpoint
CREATE INDEX "department_leads_member" ON "department_leads" USING btree ("company_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "departments_name" ON "departments" USING btree ("company_id",lower("name"));--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "licences_label" ON "licences" USING btree ("company_id","label_number");--> statement-breakpoint
CREATE INDEX "licences_next_free" ON "licences" USING btree ("company_id",("ends_on" is not null),"frequency" DESC NULLS LAST,"label_number") WHERE status = 'available';--> statement-breakpoint
CREATE INDEX "licences_available" ON "licences" USING btree ("company_id","label_number") WHERE status = 'available';--> statement-breakpoint
CREATE INDEX "licences_live" ON "licences" USING btree ("company_id","label_number") WHERE status <> 'ended';--> statement-breakpoint
CREATE INDEX "licences_subscription" ON "licences" USING btree ("company_id","subscription_id","label_number") WHERE status <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree ("company_id",lower("email")) WHERE status <> 'deleted';--> statement-breakpoint
CREATE UNIQUE INDEX "members_account" ON "members" USING btree ("company_id","account_id") WHERE status <> 'deleted';--> statement-breakpoint
CREATE INDEX "members_sort" ON "members" USING btree ("company_id","sort_name","id");--> statement-breakpoint
CREATE INDEX "members_department" ON "members" USING btree ("company_id","department_id","sort_name","id");--> statement-breakpoint
CREATE INDEX "members_search" ON "members" USING gist ("company_id","search" gist_trgm_ops(siglen=64));--> statement-breakpoint
CREATE INDEX "number_directory_inventory" ON "number_directory" USING btree ("country","type","e164") WHERE company_id is null;--> statement-breakpoint
CREATE INDEX "number_directory_stock" ON "number_directory" USING btree ("e164") WHERE company_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_e164" ON "numbers" USING btree ("company_id","e164") WHERE status <> 'left';--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_licence" ON "numbers" USING btree ("company_id","licence_id") WHERE licence_id is not null;--> statement-breakpoint
CREATE INDEX "numbers_member" ON "numbers" USING btree ("company_id","member_id") WHERE member_id is not null;--> statement-breakpoint
CREATE INDEX "numbers_list" ON "numbers" USING btree ("company_id","e164","id");--> statement-breakpoint
CREATE INDEX "numbers_unassigned" ON "numbers" USING btree ("company_id","e164","id") WHERE status = 'unassigned';--> statement-breakpoint
CREATE INDEX "numbers_quarantine" ON "numbers" USING btree ("company_id","restorable_until") WHERE status = 'quarantined';--> statement-breakpoint
CREATE INDEX "numbers_search" ON "numbers" USING gist ("company_id","search" gist_trgm_ops(siglen=64));--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("company_id","next_attempt_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "purchases_automatic" ON "purchases" USING btree ("company_id","purchased_on") WHERE source = 'automatic';--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_secret" ON "sessions" USING btree ("secret_digest");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_open" ON "subscriptions" USING btree ("company_id","frequency") WHERE closed_at is null;