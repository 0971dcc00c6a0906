CREATE TABLE "webhook_deliveries" (
	"company_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"type" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"dead_at" timestamp (3) with time zone,
	"attempted_at" timestamp (3) with time zone,
	"status_code" integer,
	"problem" text,
	"answer" text,
	"duration_ms" integer,
	CONSTRAINT "webhook_deliveries_pk" PRIMARY KEY("company_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_attempts" CHECK ("webhook_deliveries"."attempts" >= 0),
	CONSTRAINT "webhook_deliveries_state" CHECK (num_nonnulls("webhook_deliveries"."next_attempt_at", "webhook_deliveries"."delivered_at", "webhook_deliveries"."dead_at") = 1),
	CONSTRAINT "webhook_deliveries_problem" CHECK ("webhook_deliveries"."problem" in ('status', 'redirect', 'timeout', 'address', 'unreachable', 'secret'))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"enabled" boolean NOT NULL,
	"disabled_because" text,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" timestamp (3) with time zone,
	"fed_to" bigint NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_endpoints_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "webhook_endpoints_disabled" CHECK ("webhook_endpoints"."enabled" = ("webhook_endpoints"."disabled_because" is null)),
	CONSTRAINT "webhook_endpoints_because" CHECK ("webhook_endpoints"."disabled_because" in ('company', 'failing')),
	CONSTRAINT "webhook_endpoints_previous" CHECK (("webhook_endpoints"."previous_secret" is null) = ("webhook_endpoints"."previous_secret_until" is null))
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint" FOREIGN KEY ("company_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event" FOREIGN KEY ("company_id","sequence") REFERENCES "public"."audit_events"("company_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_company" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("company_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_sequence" ON "webhook_deliveries" USING btree ("company_id","endpoint_id","sequence");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("company_id","endpoint_id","next_attempt_at","sequence") WHERE next_attempt_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_dead" ON "webhook_deliveries" USING btree ("company_id","endpoint_id","sequence") WHERE dead_at is not null;--> statement-breakpoint
-- What an event says stays in the audit log; a delivery is written down as it goes.
GRANT SELECT, INSERT, DELETE ON "webhook_endpoints", "webhook_deliveries" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("url", "events", "enabled", "disabled_because", "secret", "previous_secret", "previous_secret_until", "fed_to", "failing_since") ON "webhook_endpoints" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("attempts", "next_attempt_at", "delivered_at", "dead_at", "attempted_at", "status_code", "problem", "answer", "duration_ms") ON "webhook_deliveries" TO latchkey_app;--> statement-breakpoint
-- The worker looks across companies for what is to be fed and sent: never where to, nor what was answered.
GRANT SELECT ("company_id", "id", "enabled", "fed_to", "failing_since") ON "webhook_endpoints" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("audit_sequence") ON "company_ledgers" TO latchkey_system;--> statement-breakpoint
GRANT SELECT ("company_id", "endpoint_id", "next_attempt_at", "dead_at") ON "webhook_deliveries" TO latchkey_system;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "webhook_endpoints" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "webhook_endpoints" FOR SELECT TO latchkey_system USING (true);--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "webhook_deliveries" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY named_lookup ON "webhook_deliveries" FOR SELECT TO latchkey_system USING (true);
