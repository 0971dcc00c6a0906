CREATE TABLE "assignment_requests" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"requested_by" text NOT NULL,
	"country" text,
	"type" text,
	"note" text,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"reason" text,
	"assignment_id" uuid,
	CONSTRAINT "assignment_requests_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "assignment_requests_type" CHECK ("assignment_requests"."type" in ('mobile', 'landline', 'toll_free')),
	CONSTRAINT "assignment_requests_status" CHECK ("assignment_requests"."status" in ('open', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "assignment_requests_answer" CHECK (("assignment_requests"."status" = 'open') = ("assignment_requests"."answered_at" is null) and ("assignment_requests"."status" = 'open') = ("assignment_requests"."answered_by" is null) and ("assignment_requests"."status" = 'approved') = ("assignment_requests"."assignment_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sender" text NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text_body" text NOT NULL,
	"html_body" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dead_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_assignment_fk" FOREIGN KEY ("company_id","assignment_id") REFERENCES "public"."assignments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_requests_list" ON "assignment_requests" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "assignment_requests_open" ON "assignment_requests" USING btree ("company_id","created_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "assignment_requests_member" ON "assignment_requests" USING btree ("company_id","member_id");--> statement-breakpoint
CREATE INDEX "mails_received" ON "mails" USING btree ("received_at","id");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_dead" CHECK ("outbox"."dead_at" is null or ("outbox"."next_attempt_at" is null and "outbox"."delivered_at" is null));--> statement-breakpoint
-- A company's worker writes down what became of a message; what the message says stays as the act wrote it.
GRANT UPDATE ("receipt", "last_error", "dead_at") ON "outbox" TO latchkey_app;--> statement-breakpoint
-- The worker looks across companies for what is due, and the operator for what was given up: never for what a message says.
GRANT SELECT ("company_id", "id", "topic", "attempts", "created_at", "next_attempt_at", "delivered_at", "dead_at", "last_error") ON "outbox" TO latchkey_system;--> statement-breakpoint
CREATE POLICY named_lookup ON "outbox" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "mails" TO latchkey_system;--> statement-breakpoint
-- What was asked stays as it was asked; only the answer is written into it.
GRANT SELECT, INSERT ON "assignment_requests" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("status", "answered_at", "answered_by", "reason", "assignment_id") ON "assignment_requests" TO latchkey_app;--> statement-breakpoint
ALTER TABLE "assignment_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment_requests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "assignment_requests" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
