CREATE TABLE "support_grants" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"staff_name" text NOT NULL,
	"mode" text NOT NULL,
	"reason" text NOT NULL,
	"ticket" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	"ended_by" uuid,
	CONSTRAINT "support_grants_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "support_grants_mode" CHECK ("support_grants"."mode" in ('read', 'act')),
	CONSTRAINT "support_grants_hour" CHECK ("support_grants"."expires_at" > "support_grants"."opened_at" and "support_grants"."expires_at" <= "support_grants"."opened_at" + interval '60 minutes'),
	CONSTRAINT "support_grants_ended" CHECK (("support_grants"."ended_at" is null) = ("support_grants"."ended_because" is null) and "support_grants"."ended_because" in ('left', 'company', 'expired') and ("support_grants"."ended_by" is null or "support_grants"."ended_because" = 'company')),
	CONSTRAINT "support_grants_length" CHECK (char_length("support_grants"."reason") between 1 and 500 and char_length("support_grants"."ticket") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "support_looks" (
	"company_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"look" text NOT NULL,
	CONSTRAINT "support_looks_pk" PRIMARY KEY("company_id","grant_id","look")
);
--> statement-breakpoint
CREATE TABLE "support_reveals" (
	"company_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"revealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "support_reveals_pk" PRIMARY KEY("company_id","grant_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "grant_id" uuid;--> statement-breakpoint
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_account" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_grants" ADD CONSTRAINT "support_grants_ended_by" FOREIGN KEY ("company_id","ended_by") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_looks" ADD CONSTRAINT "support_looks_grant" FOREIGN KEY ("company_id","grant_id") REFERENCES "public"."support_grants"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_reveals" ADD CONSTRAINT "support_reveals_grant" FOREIGN KEY ("company_id","grant_id") REFERENCES "public"."support_grants"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_reveals" ADD CONSTRAINT "support_reveals_member" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "support_grants_open" ON "support_grants" USING btree ("company_id","account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "support_grants_opened" ON "support_grants" USING btree ("company_id","opened_at");--> statement-breakpoint
-- A grant is a record: what ends it is written once, its looks and reveals never change.
GRANT SELECT, INSERT ON "support_grants", "support_looks", "support_reveals" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("ended_at", "ended_because", "ended_by") ON "support_grants" TO latchkey_app;--> statement-breakpoint
-- Sessions ask whether their grant still lasts, the console lists grants of a company, the worker looks for those that are over.
GRANT SELECT ON "support_grants" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "support_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "support_grants" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "support_grants" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "support_grants" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
ALTER TABLE "support_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "support_looks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "support_looks" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "support_reveals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "support_reveals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "support_reveals" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
