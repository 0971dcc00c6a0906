-- A delivered message whose text is a secret, such as an invitation's link, leaves: nobody who reads the table can use it.
-- What was not delivered stays whatever the program does.
GRANT DELETE ON "outbox" TO latchkey_app;--> statement-breakpoint
CREATE POLICY delivered_leave ON "outbox" AS RESTRICTIVE FOR DELETE TO latchkey_app USING (delivered_at IS NOT NULL);
