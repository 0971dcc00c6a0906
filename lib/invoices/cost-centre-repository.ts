import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';

/**
 * Writes down how many licences of each line of a document each cost centre holds, in one statement; what nobody holds, or
 * somebody whose department has no centre, is the empty one, so that a line's counts are its quantity (R20).
 *
 * A line is about certain licences: a purchase about those it brought, a renewal about those of its subscription that cost
 * its price, a change of plan or frequency about those that it changed. A credit is shared out as the line that it corrects,
 * and has no counts of its own. A number's licence is held by its member, and booked where the member's department is.
 */
export const splitByCostCentre = ({ sql, companyUuid }: CommandScope, invoiceId: string) => sql`
  with line as materialized (
    select id, cause, subscription_id, purchase_id, unit_price, quantity, operation_id, period_from from charges
    where company_id = ${companyUuid} and invoice_id = ${toUuid('inv', invoiceId)} and credits_charge_id is null
  ), held as materialized (
    select d.cost_centre, l.id, l.purchase_id, l.subscription_id, l.unit_price
    from departments d
    join members m on m.company_id = d.company_id and m.department_id = d.id
    join numbers n on n.company_id = d.company_id and n.member_id = m.id
    join licences l on l.company_id = d.company_id and l.id = n.licence_id
    where d.company_id = ${companyUuid} and d.cost_centre is not null
  ), about as (
    select line.id, held.cost_centre from line join held on held.purchase_id = line.purchase_id
    union all
    select line.id, held.cost_centre
    from line join held on held.subscription_id = line.subscription_id and held.unit_price = line.unit_price
    where line.cause = 'renewal'
    union all
    select line.id, held.cost_centre
    from line join licence_changes x on x.company_id = ${companyUuid} and x.operation_id = line.operation_id
      and x.changed_on = line.period_from and x.to_subscription_id = line.subscription_id
    join held on held.id = x.licence_id
    where (line.cause = 'frequency_change' and x.from_subscription_id <> x.to_subscription_id)
      or (line.cause = 'plan_change' and x.from_subscription_id = x.to_subscription_id
        and abs(x.to_price - x.from_price) = line.unit_price)
  ), shared as (
    select line.id, about.cost_centre,
      (count(*) * line.quantity / greatest(line.quantity, (sum(count(*)) over (partition by line.id))::int))::int as licences
    from line join about on about.id = line.id group by line.id, line.quantity, about.cost_centre
  )
  insert into charge_cost_centres (company_id, charge_id, cost_centre, licences)
  select ${companyUuid}, id, cost_centre, licences from (
    select id, cost_centre, licences from shared
    union all
    select line.id, '', line.quantity - coalesce((select sum(licences) from shared where shared.id = line.id), 0)::int from line
  ) counted where licences > 0`;
