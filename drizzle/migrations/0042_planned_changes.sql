CREATE TABLE "planned_changes" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_date" date NOT NULL,
	"number_id" uuid,
	"e164" text,
	"member_id" uuid,
	"holder_id" uuid,
	"history" text,
	"cover_id" uuid,
	"limits" jsonb,
	"approved" boolean DEFAULT false NOT NULL,
	"planned_by" text NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"problem" jsonb,
	"unchanged" boolean DEFAULT false NOT NULL,
	CONSTRAINT "planned_changes_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "planned_changes_kind" CHECK ("planned_changes"."kind" in ('assign', 'unassign', 'delete', 'reassign')),
	CONSTRAINT "planned_changes_status_name" CHECK ("planned_changes"."status" in ('planned', 'done', 'failed', 'cancelled')),
	CONSTRAINT "planned_changes_history" CHECK ("planned_changes"."history" in ('keep', 'transfer', 'delete')),
	CONSTRAINT "planned_changes_line" CHECK (("planned_changes"."number_id" is null) <> ("planned_changes"."e164" is null) and ("planned_changes"."number_id" is not null or "planned_changes"."kind" = 'assign')),
	CONSTRAINT "planned_changes_receiver" CHECK (("planned_changes"."member_id" is not null) = ("planned_changes"."kind" in ('assign', 'reassign'))),
	CONSTRAINT "planned_changes_answer" CHECK (("planned_changes"."status" = 'planned') = ("planned_changes"."answered_at" is null) and ("planned_changes"."status" = 'failed') = ("planned_changes"."problem" is not null))
);
--> statement-breakpoint
ALTER TABLE "planned_changes" ADD CONSTRAINT "planned_changes_number_fk" FOREIGN KEY ("company_id","number_id") REFERENCES "public"."numbers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_changes" ADD CONSTRAINT "planned_changes_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_changes" ADD CONSTRAINT "planned_changes_holder_fk" FOREIGN KEY ("company_id","holder_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_changes" ADD CONSTRAINT "planned_changes_cover_fk" FOREIGN KEY ("company_id","cover_id") REFERENCES "public"."planned_changes"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "planned_changes_list" ON "planned_changes" USING btree ("company_id","on_date","id");--> statement-breakpoint
CREATE INDEX "planned_changes_status" ON "planned_changes" USING btree ("company_id","status","on_date","id");--> statement-breakpoint
CREATE INDEX "planned_changes_due" ON "planned_changes" USING btree ("company_id","on_date") WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX "planned_changes_number" ON "planned_changes" USING btree ("company_id","number_id");--> statement-breakpoint
CREATE INDEX "planned_changes_member" ON "planned_changes" USING btree ("company_id","member_id");--> statement-breakpoint
CREATE INDEX "planned_changes_holder" ON "planned_changes" USING btree ("company_id","holder_id");--> statement-breakpoint
CREATE INDEX "planned_changes_cover" ON "planned_changes" USING btree ("company_id","cover_id");--> statement-breakpoint
-- A change stays what it was planned as: its day moves, and what became of it is written into it.
GRANT SELECT, INSERT ON "planned_changes" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("on_date", "limits", "approved", "status", "answered_at", "problem", "unchanged") ON "planned_changes" TO latchkey_app;--> statement-breakpoint
-- The worker looks across companies for where something is due: never for whom it is about.
GRANT SELECT ("company_id", "id", "on_date", "status") ON "planned_changes" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("last_instant") ON "company_ledgers" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("time_zone") ON "companies" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "planned_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "planned_changes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "planned_changes" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "planned_changes" FOR SELECT TO latchkey_system USING (true);
