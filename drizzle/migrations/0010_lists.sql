CREATE TABLE "list_preferences" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"list" text NOT NULL,
	"hidden_columns" jsonb NOT NULL,
	"density" text NOT NULL,
	CONSTRAINT "list_preferences_pk" PRIMARY KEY("company_id","member_id","list"),
	CONSTRAINT "list_preferences_list" CHECK (list in ('licences', 'members', 'numbers')),
	CONSTRAINT "list_preferences_density" CHECK ("list_preferences"."density" in ('comfortable', 'compact'))
);
--> statement-breakpoint
CREATE TABLE "list_views" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "list_views_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "list_views_list" CHECK (list in ('licences', 'members', 'numbers')),
	CONSTRAINT "list_views_length" CHECK (char_length("list_views"."name") between 1 and 80 and char_length("list_views"."query") <= 2000)
);
--> statement-breakpoint
DROP INDEX "numbers_unassigned";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "sort_email" text GENERATED ALWAYS AS (lower(email)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "list_preferences" ADD CONSTRAINT "list_preferences_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_views" ADD CONSTRAINT "list_views_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_views_name" ON "list_views" USING btree ("company_id","member_id","list",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "list_views_shared" ON "list_views" USING btree ("company_id","list",lower("name")) WHERE shared;--> statement-breakpoint
CREATE INDEX "licences_frequency" ON "licences" USING btree ("company_id","frequency","label_number") WHERE status <> 'ended';--> statement-breakpoint
CREATE INDEX "licences_ended" ON "licences" USING btree ("company_id","ends_on","label_number") WHERE status = 'ended';--> statement-breakpoint
CREATE INDEX "members_sort_email" ON "members" USING btree ("company_id","sort_email","id") WHERE status <> 'deleted';--> statement-breakpoint
CREATE INDEX "numbers_status_list" ON "numbers" USING btree ("company_id","status","e164","id") WHERE status <> 'left';--> statement-breakpoint
CREATE OR REPLACE VIEW "member_search" AS
  SELECT company_id, id, sort_name, status, role, department_id, search, sort_email FROM "members"
  WHERE company_id = nullif(current_setting('app.company_id', true), '')::uuid;--> statement-breakpoint
-- Views and preferences are no record of anything.
GRANT SELECT, INSERT, UPDATE, DELETE ON "list_views", "list_preferences" TO latchkey_app;--> statement-breakpoint
ALTER TABLE "list_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "list_views" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "list_views" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "list_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "list_preferences" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "list_preferences" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
