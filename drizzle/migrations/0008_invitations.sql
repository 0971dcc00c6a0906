CREATE TABLE "invitations" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"email" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitations_pk" PRIMARY KEY("company_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("company_id","token_digest");--> statement-breakpoint
-- A link is used up or revoked by its row's end, and a department closes; what happened is in the audit log.
GRANT SELECT, INSERT, UPDATE, DELETE ON "invitations" TO latchkey_app;--> statement-breakpoint
GRANT DELETE ON "departments" TO latchkey_app;--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "invitations" USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
