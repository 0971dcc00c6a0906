CREATE TABLE "department_moves" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"department_id" uuid,
	CONSTRAINT "department_moves_pk" PRIMARY KEY("company_id","member_id","since")
);
--> statement-breakpoint
CREATE TABLE "usage_days" (
	"company_id" uuid NOT NULL,
	"date" date NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"total" integer NOT NULL,
	"assigned" integer NOT NULL,
	"ending" integer NOT NULL,
	"bought_by_hand" integer NOT NULL,
	"bought_automatically" integer NOT NULL,
	"charged" bigint NOT NULL,
	"segments" integer[] NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "usage_days_pk" PRIMARY KEY("company_id","date"),
	CONSTRAINT "usage_days_counts" CHECK ("usage_days"."assigned" >= 0 and "usage_days"."ending" >= 0 and "usage_days"."assigned" + "usage_days"."ending" <= "usage_days"."total" and cardinality("usage_days"."segments") = cardinality("usage_days"."counts"))
);
--> statement-breakpoint
CREATE TABLE "usage_months" (
	"company_id" uuid NOT NULL,
	"month" date NOT NULL,
	"through" date NOT NULL,
	"lines" integer NOT NULL,
	"costs" jsonb NOT NULL,
	CONSTRAINT "usage_months_pk" PRIMARY KEY("company_id","month")
);
--> statement-breakpoint
CREATE TABLE "usage_segments" (
	"company_id" uuid NOT NULL,
	"segment" integer NOT NULL,
	"department_id" uuid,
	"country" text NOT NULL,
	"type" text NOT NULL,
	CONSTRAINT "usage_segments_pk" PRIMARY KEY("company_id","segment")
);
--> statement-breakpoint
ALTER TABLE "company_ledgers" ADD COLUMN "usage_due_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "department_moves" ADD CONSTRAINT "department_moves_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_months" ADD CONSTRAINT "usage_months_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_segments" ADD CONSTRAINT "usage_segments_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "usage_segments_known" ON "usage_segments" USING btree ("company_id",coalesce(department_id, company_id),"country","type");--> statement-breakpoint
-- Written by hand from here on.
-- Where members were before is told from the log (R26); who never moved has been where they are since they came.
ALTER TABLE "members" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "department_moves" (company_id, member_id, since, department_id)
WITH moves AS MATERIALIZED (
  SELECT company_id, substr(target_id, 5)::uuid AS member_id, at, sequence, substr(before ->> 'departmentId', 5)::uuid AS was,
    substr(after ->> 'departmentId', 5)::uuid AS became
  FROM "audit_events" WHERE action IN ('member.moved', 'member.changed') AND after ? 'departmentId'
), stays AS (
  SELECT m.company_id, m.id AS member_id, m.created_at AS since, 0 AS sequence, CASE WHEN f.member_id IS NULL THEN m.department_id ELSE f.was END AS department_id
  FROM "members" m LEFT JOIN (
    SELECT DISTINCT ON (company_id, member_id) company_id, member_id, was FROM moves ORDER BY company_id, member_id, sequence
  ) f ON f.company_id = m.company_id AND f.member_id = m.id
  UNION ALL SELECT company_id, member_id, at, sequence, became FROM moves
), known AS (
  SELECT DISTINCT ON (company_id, member_id, since) company_id, member_id, since, sequence, department_id FROM stays
  ORDER BY company_id, member_id, since, sequence DESC
)
SELECT company_id, member_id, since, department_id FROM known WHERE sequence > 0 OR department_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Moves at one instant are one; days are made again from history where they differ from it.
GRANT SELECT, INSERT ON "department_moves", "usage_days", "usage_months", "usage_segments" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("department_id") ON "department_moves" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("ends_at", "total", "assigned", "ending", "bought_by_hand", "bought_automatically", "charged", "segments", "counts") ON "usage_days" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("through", "lines", "costs") ON "usage_months" TO latchkey_app;--> statement-breakpoint
GRANT SELECT ("usage_due_at") ON "company_ledgers" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "department_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "department_moves" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "department_moves" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "usage_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_days" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "usage_days" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "usage_segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_segments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "usage_segments" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "usage_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "usage_months" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "usage_months" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
