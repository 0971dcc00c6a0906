ALTER TABLE "charges" ADD COLUMN "credited_places" jsonb;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD COLUMN "from_until" date;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD COLUMN "to_since" date;--> statement-breakpoint
ALTER TABLE "licence_changes" ADD COLUMN "place" integer;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "first_label_number" integer;--> statement-breakpoint
-- What is there already is filled in by the owner of the tables, whom the walls between companies hold too.
ALTER TABLE "purchases" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licences" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licence_changes" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "charges" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "purchases" p SET "first_label_number" = l.label FROM (
  SELECT company_id, purchase_id, min(label_number) AS label FROM "licences" GROUP BY 1, 2) l
  WHERE l.company_id = p.company_id AND l.purchase_id = p.id;--> statement-breakpoint
-- As far as it can be told: a change of plan until the end of the period that its line names, a change on a period's first
-- day from the renewal that it came with, any other until the end of the period that was charged.
UPDATE "licence_changes" k SET
  "from_until" = coalesce(
    (SELECT max(c.period_to) FROM "charges" c WHERE c.company_id = k.company_id AND c.subscription_id = k.from_subscription_id AND c.cause = 'plan_change'
      AND k.from_subscription_id = k.to_subscription_id AND c.operation_id = k.operation_id AND c.period_from = k.changed_on AND c.unit_price = abs(k.to_price - k.from_price)),
    (SELECT k.changed_on FROM "charges" c WHERE c.company_id = k.company_id AND c.subscription_id = k.from_subscription_id AND c.cause = 'renewal'
      AND k.from_subscription_id = k.to_subscription_id AND c.operation_id = k.operation_id AND c.period_from = k.changed_on LIMIT 1),
    (SELECT max(c.period_to) FROM "charges" c WHERE c.company_id = k.company_id AND c.subscription_id = k.from_subscription_id
      AND c.period_from < k.changed_on AND c.period_to >= k.changed_on), k.changed_on),
  "to_since" = coalesce(
    (SELECT k.changed_on FROM "charges" c WHERE c.company_id = k.company_id AND c.subscription_id = k.to_subscription_id AND c.cause = 'renewal'
      AND c.operation_id = k.operation_id AND c.period_from = k.changed_on LIMIT 1),
    (SELECT max(c.period_to) FROM "charges" c WHERE c.company_id = k.company_id AND c.subscription_id = k.to_subscription_id
      AND c.period_from <= k.changed_on AND c.period_to > k.changed_on), k.changed_on),
  "place" = ranked.place
  FROM (SELECT o.company_id, o.licence_id, o.sequence, row_number() OVER (PARTITION BY o.company_id, o.operation_id, o.from_subscription_id, o.to_subscription_id,
      o.changed_on, CASE WHEN o.from_subscription_id = o.to_subscription_id THEN o.from_price END ORDER BY o.from_price DESC, l.label_number) AS place
    FROM "licence_changes" o JOIN "licences" l ON l.company_id = o.company_id AND l.id = o.licence_id) ranked
  WHERE ranked.company_id = k.company_id AND ranked.licence_id = k.licence_id AND ranked.sequence = k.sequence;--> statement-breakpoint
UPDATE "licence_changes" SET "to_since" = "from_until" WHERE "from_subscription_id" = "to_subscription_id";--> statement-breakpoint
ALTER TABLE "purchases" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licences" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licence_changes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "charges" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "licence_changes" ALTER COLUMN "from_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "licence_changes" ALTER COLUMN "to_since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "licence_changes" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "purchases" ALTER COLUMN "first_label_number" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "assignments_member" ON "assignments" USING btree ("company_id","member_id","started_at");--> statement-breakpoint
CREATE INDEX "licence_changes_operation" ON "licence_changes" USING btree ("company_id","operation_id","place");--> statement-breakpoint
ALTER TABLE "licence_changes" ADD CONSTRAINT "licence_changes_place" CHECK ("licence_changes"."place" > 0);
