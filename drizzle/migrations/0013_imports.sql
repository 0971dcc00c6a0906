CREATE TABLE "import_rows" (
	"company_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"verdict" text DEFAULT 'waiting' NOT NULL,
	"key" text,
	"problem" jsonb,
	"member_id" uuid,
	"number_id" uuid,
	CONSTRAINT "import_rows_pk" PRIMARY KEY("company_id","import_id","line"),
	CONSTRAINT "import_rows_verdict" CHECK ("import_rows"."verdict" in ('waiting', 'ready', 'unchanged', 'refused', 'done')),
	CONSTRAINT "import_rows_problem" CHECK (("import_rows"."problem" is not null) = ("import_rows"."verdict" = 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"started_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_since" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"columns" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"invite" boolean DEFAULT false NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"ready" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"quote" jsonb,
	"limits" jsonb,
	"purchase_id" uuid,
	"problem" jsonb,
	"request_id" text,
	"rows_cleared_at" timestamp (3) with time zone,
	CONSTRAINT "imports_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "imports_kind" CHECK ("imports"."kind" in ('members', 'assignments')),
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('uploading', 'received', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
	CONSTRAINT "imports_due_since" CHECK (("imports"."due_since" is not null) = ("imports"."status" in ('checking', 'running'))),
	CONSTRAINT "imports_finished" CHECK (("imports"."finished_at" is not null) = ("imports"."status" in ('done', 'cancelled', 'failed'))),
	CONSTRAINT "imports_counts" CHECK (least("imports"."total", "imports"."ready", "imports"."unchanged", "imports"."refused", "imports"."done") >= 0 and "imports"."ready" + "imports"."unchanged" + "imports"."refused" + "imports"."done" <= "imports"."total")
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_fk" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_number_fk" FOREIGN KEY ("company_id","number_id") REFERENCES "public"."numbers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_company_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_purchase_fk" FOREIGN KEY ("company_id","purchase_id") REFERENCES "public"."purchases"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_verdict" ON "import_rows" USING btree ("company_id","import_id","verdict","line");--> statement-breakpoint
CREATE INDEX "import_rows_key" ON "import_rows" USING btree ("company_id","import_id","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "imports_list" ON "imports" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "imports_due" ON "imports" USING btree ("company_id","due_since") WHERE due_since is not null;--> statement-breakpoint
CREATE INDEX "imports_with_rows" ON "imports" USING btree ("company_id","created_at") WHERE rows_cleared_at is null;--> statement-breakpoint
-- What was brought stays as it was brought; verdicts and progress are written into it.
GRANT SELECT, INSERT, DELETE ON "imports", "import_rows" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("status", "due_since", "finished_at", "fields", "invite", "total", "ready", "unchanged", "refused", "done", "quote", "limits", "purchase_id", "problem", "request_id", "rows_cleared_at") ON "imports" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("verdict", "key", "problem", "member_id", "number_id") ON "import_rows" TO latchkey_app;--> statement-breakpoint
-- The worker looks across companies for what is to be gone on with, and for what has to leave.
GRANT SELECT ("company_id", "id", "status", "started_by", "created_at", "due_since", "rows_cleared_at") ON "imports" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_rows" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "imports" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY tenant ON "import_rows" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "imports" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
-- An import is a record of what was done; only an upload that broke off leaves, and rows may, since they hold personal values.
CREATE POLICY broken_leave ON "imports" AS RESTRICTIVE FOR DELETE TO latchkey_app USING (status = 'uploading');
