CREATE TABLE "departure_numbers" (
	"company_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"licence_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"to_member_id" uuid,
	"outcome" text,
	CONSTRAINT "departure_numbers_pk" PRIMARY KEY("company_id","operation_id","number_id"),
	CONSTRAINT "departure_numbers_mode" CHECK ("departure_numbers"."mode" in ('keep', 'unassign', 'delete', 'reassign')),
	CONSTRAINT "departure_numbers_to" CHECK (("departure_numbers"."mode" = 'reassign') = ("departure_numbers"."to_member_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "departures" (
	"company_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status_before" text NOT NULL,
	"led_department_ids" jsonb NOT NULL,
	"left_at" timestamp (3) with time zone NOT NULL,
	"undoable_until" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_operation_id" uuid,
	CONSTRAINT "departures_pk" PRIMARY KEY("company_id","operation_id"),
	CONSTRAINT "departures_kind" CHECK ("departures"."kind" in ('deleted', 'deactivated')),
	CONSTRAINT "departures_status_before" CHECK ("departures"."status_before" in ('invited', 'active', 'deactivated')),
	CONSTRAINT "departures_undone" CHECK (("departures"."undone_at" is null) = ("departures"."undone_operation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "access_void_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "departure_numbers" ADD CONSTRAINT "departure_numbers_departure" FOREIGN KEY ("company_id","operation_id") REFERENCES "public"."departures"("company_id","operation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_numbers" ADD CONSTRAINT "departure_numbers_number" FOREIGN KEY ("company_id","number_id") REFERENCES "public"."numbers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_numbers" ADD CONSTRAINT "departure_numbers_licence" FOREIGN KEY ("company_id","licence_id") REFERENCES "public"."licences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_numbers" ADD CONSTRAINT "departure_numbers_target" FOREIGN KEY ("company_id","to_member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "departures_member" ON "departures" USING btree ("company_id","member_id","left_at");--> statement-breakpoint
-- What was decided about a departure is a record: only its undoing is written into it later.
GRANT SELECT, INSERT ON "departures", "departure_numbers" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("undone_at", "undone_operation_id") ON "departures" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("outcome") ON "departure_numbers" TO latchkey_app;--> statement-breakpoint
-- Asked together with a member's status by whoever finds a session or a link.
GRANT SELECT ("access_void_before") ON "members" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "departures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "departures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "departures" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "departure_numbers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "departure_numbers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "departure_numbers" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
