CREATE TABLE "check_findings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"repaired_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "check_findings_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "company_ledgers" ADD COLUMN "check_due_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "check_findings" ADD CONSTRAINT "check_findings_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_findings_open" ON "check_findings" USING btree ("company_id","rule","subject_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "numbers_label" ON "numbers" USING gist ("company_id",lower("label") gist_trgm_ops(siglen=256)) WHERE label is not null;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_label_length" CHECK (char_length("numbers"."label") between 1 and 60);
--> statement-breakpoint
-- A label is a note, no record: the program may change it.
GRANT UPDATE ("label") ON "numbers" TO latchkey_app;--> statement-breakpoint
CREATE OR REPLACE VIEW "number_search" AS
  SELECT company_id, id, e164, status, country, type, member_id, licence_id, search, label FROM "numbers"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
-- What was found stays; only that it was repaired or is gone is added.
GRANT SELECT, INSERT ON "check_findings" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("repaired_at", "closed_at") ON "check_findings" TO latchkey_app;--> statement-breakpoint
GRANT SELECT ("check_due_at") ON "company_ledgers" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "check_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "check_findings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "check_findings"
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
