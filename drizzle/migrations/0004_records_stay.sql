-- What was bought, at what price, and who held what since when is a record: the program may end it, not rewrite it (R2, R26).
REVOKE UPDATE ON "purchases", "licences", "assignments", "numbers", "subscriptions", "outbox" FROM latchkey_app;--> statement-breakpoint
GRANT UPDATE ("status", "available_since", "ends_on", "ended_at") ON "licences" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("ended_at", "end_reason", "history") ON "assignments" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("status", "member_id", "licence_id", "deleted_at", "restorable_until") ON "numbers" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("time_zone", "period_index", "period_from", "period_to", "period_ends_at", "closed_at", "renewal_amount") ON "subscriptions" TO latchkey_app;--> statement-breakpoint
GRANT UPDATE ("attempts", "next_attempt_at", "delivered_at") ON "outbox" TO latchkey_app;--> statement-breakpoint
-- The operator adds lines to the directory; whose a line is changes inside a company only.
REVOKE UPDATE ON "number_directory" FROM latchkey_system;
