CREATE TABLE "operator_events" (
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
	"actor_id" text GENERATED ALWAYS AS (actor ->> 'id') STORED,
	CONSTRAINT "operator_events_pk" PRIMARY KEY("sequence")
);
--> statement-breakpoint
CREATE TABLE "operator_ledger" (
	"id" text PRIMARY KEY DEFAULT 'operator' NOT NULL,
	"audit_sequence" bigint DEFAULT 0 NOT NULL,
	"audit_hash" text DEFAULT '' NOT NULL,
	"last_instant" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operator_ledger_one" CHECK ("operator_ledger"."id" = 'operator')
);
--> statement-breakpoint
CREATE TABLE "operator_personal_values" (
	"sequence" bigint NOT NULL,
	"salt" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "operator_personal_values_pk" PRIMARY KEY("sequence")
);
--> statement-breakpoint
ALTER TABLE "operator_personal_values" ADD CONSTRAINT "operator_personal_values_event" FOREIGN KEY ("sequence") REFERENCES "public"."operator_events"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "operator_events_id" ON "operator_events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "operator_events_target" ON "operator_events" USING btree ("target_id","sequence");--> statement-breakpoint
CREATE INDEX "operator_events_actor" ON "operator_events" USING btree ("actor_id","sequence");--> statement-breakpoint
CREATE INDEX "operator_events_action" ON "operator_events" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "operator_events_operation" ON "operator_events" USING btree ("operation_id","sequence");--> statement-breakpoint
-- The head of the chain, which is there from the beginning and never a second time.
INSERT INTO "operator_ledger" ("id") VALUES ('operator');--> statement-breakpoint
-- Only added to: no role that the program acts as changes or takes away an event or a value, and inside a company nothing is seen of it.
GRANT SELECT, INSERT ON "operator_events", "operator_personal_values" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ON "operator_ledger" TO latchkey_system;--> statement-breakpoint
GRANT UPDATE ("audit_sequence", "audit_hash", "last_instant") ON "operator_ledger" TO latchkey_system;
