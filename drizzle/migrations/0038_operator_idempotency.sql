CREATE TABLE "operator_idempotency_keys" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operator_idempotency_keys_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE INDEX "operator_idempotency_keys_age" ON "operator_idempotency_keys" USING btree ("actor_id","created_at");--> statement-breakpoint
-- A key is taken by its row and answered in the same transaction; what is older than 72 hours goes with the next one.
GRANT SELECT, INSERT, UPDATE, DELETE ON "operator_idempotency_keys" TO latchkey_system;
