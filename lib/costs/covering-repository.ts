import type { QueryScope } from '@/lib/access';

/**
 * Which licences a line is for, told from the charges `c` and what is recorded of licences:
 * a purchase: those it brought · a renewal: those that were on its subscription at its price when the period began ·
 * a change of plan or of frequency: those that it changed · a credit: those that left, at the places it names · an
 * operator's correction: those of the line that it corrects. `coverings` goes from licences to lines, `licencesOf` from one
 * line to its licences. A covering's place is the licence's among those of the line; of a renewal, which divides evenly,
 * it is its label.
 */
type Sql = Pick<QueryScope, 'sql'>;
type OfCompany = Pick<QueryScope, 'sql' | 'companyUuid'>;

/** What a licence `l` with its purchase `p` was from one renewal on until another: its subscription and price. */
const states = ({ sql, companyUuid }: OfCompany) => sql`(
  select p.subscription_id, p.unit_price, p.period_to as since, 1 as next
  union all
  select k.to_subscription_id, k.to_price, k.to_since, k.sequence + 1 from licence_changes k
  where k.company_id = ${companyUuid} and k.licence_id = l.id
)`;

/** The same of all of `mine` at once, with what a renewal asks of each: a look-up for each of many takes as long as all else. */
const statesOfMine = ({ sql, companyUuid }: OfCompany) => sql`(
  select l.company_id, l.id, l.label_number, l.status, l.ends_on, p.subscription_id, p.unit_price, p.period_to as since, 1 as next
  from mine l join purchases p on p.company_id = ${companyUuid} and p.id = l.purchase_id
  union all
  select l.company_id, l.id, l.label_number, l.status, l.ends_on, k.to_subscription_id, k.to_price, k.to_since, k.sequence + 1
  from mine l join licence_changes k on k.company_id = ${companyUuid} and k.licence_id = l.id
)`;

/** Whether the renewal `c` found the licence `l` in the state `was`. */
const renewedAs = ({ sql, companyUuid }: OfCompany) => sql`
  c.subscription_id = was.subscription_id and c.unit_price = was.unit_price and c.period_from >= was.since
  and (l.status <> 'ended' or c.period_from < l.ends_on)
  and not exists (select from licence_changes n where n.company_id = ${companyUuid} and n.licence_id = l.id
    and n.sequence = was.next and n.from_until <= c.period_from)`;

/** Whether the change of plan `c` is the change `k`: up is charged, down is credited (R21). */
const changedPlan = ({ sql }: Sql) => sql`
  c.cause = 'plan_change' and k.from_subscription_id = k.to_subscription_id and c.subscription_id = k.to_subscription_id
  and c.operation_id = k.operation_id and c.period_from = k.changed_on and c.period_to = k.from_until
  and c.unit_price = abs(k.to_price - k.from_price)
  and (k.to_price > k.from_price) = exists (select from invoices i where i.company_id = c.company_id and i.id = c.invoice_id and i.type = 'invoice')`;

/** Whether the change of frequency `c` is the change `k`, which brought the licence to its subscription. */
const changedFrequency = ({ sql }: Sql) => sql`
  c.cause = 'frequency_change' and k.from_subscription_id <> k.to_subscription_id and c.subscription_id = k.to_subscription_id
  and c.operation_id = k.operation_id and c.period_to = k.to_since`;

/** Whether the credit `c` gives back what the change `k` left unused: monthly licences that became yearly at once. */
const leftBy = ({ sql }: Sql) => sql`
  c.cause = 'credit' and c.frequency = 'monthly' and k.from_subscription_id <> k.to_subscription_id
  and c.subscription_id = k.from_subscription_id and c.operation_id = k.operation_id and c.period_to = k.from_until`;

/** Yearly licences that ended on the day of the credit `c`, before their period, in the order of their places. */
const endedEarly = ({ sql, companyUuid }: OfCompany) => sql`(
  select l.id, l.label_number, row_number() over (order by l.unit_price desc, q.id, l.label_number) as place
  from licences l left join purchases q on q.company_id = l.company_id and q.id = l.purchase_id
    and q.subscription_id = c.subscription_id and q.period_to = c.period_to
  where l.company_id = ${companyUuid} and l.status = 'ended' and l.ends_on = c.period_from and l.subscription_id = c.subscription_id
)`;

/** The runs of places that a credit `c` names, each with how many are in those before it. */
const runs = ({ sql }: Sql) => sql`(
  select (run ->> 0)::int as first, (run ->> 1)::int as quantity,
    coalesce(sum((run ->> 1)::int) over (order by position rows between unbounded preceding and 1 preceding), 0) as before
  from jsonb_array_elements(c.credited_places) with ordinality as named(run, position)
)`;
const within = ({ sql }: Sql, place: ReturnType<QueryScope['sql']>) =>
  sql`${place} between run.first and run.first + run.quantity - 1`;

/** The line whose licences the line `c` is for: an operator's correction, which names no subscription, has those of another. */
export const linesLicences = ({ sql }: Sql) =>
  sql`case when c.cause = 'credit' and c.subscription_id is null then c.credits_charge_id else c.id end`;

/** The licences that the renewal `c` renewed. */
const renewed = (scope: OfCompany) => scope.sql`
  select l.id as licence_id, l.label_number as place
  from licences l join purchases p on p.company_id = l.company_id and p.id = l.purchase_id
  where l.company_id = ${scope.companyUuid} and exists (select from ${states(scope)} was where ${renewedAs(scope)})`;

/** Every line that licences are on (`mine` of the statement holds their rows): `(licence_id, charge_id, place)`. */
export function coverings(scope: OfCompany) {
  const { sql } = scope;
  return sql`
    with covered as materialized (${charged(scope)})
    select licence_id, charge_id, place from covered
    union all
    select v.licence_id, g.id, v.place from covered v join charges g on g.company_id = ${scope.companyUuid} and g.credits_charge_id = v.charge_id and g.subscription_id is null
    join charges c on c.company_id = ${scope.companyUuid} and c.id = v.charge_id
    where not (${isOddRenewal(scope)})
    union all
    select r.licence_id, g.id, r.place from charges g join charges c on c.company_id = ${scope.companyUuid} and c.id = g.credits_charge_id
    cross join lateral (select one.licence_id, row_number() over (order by one.place) as place from (${renewed(scope)}) one) r
    join mine on mine.id = r.licence_id
    where g.company_id = ${scope.companyUuid} and g.subscription_id is null and ${isOddRenewal(scope)}
      and exists (select from covered v where v.charge_id = c.id)`;
}

/** Whether the correction `g` of the line `c` does not divide evenly while the line does, whose places are labels therefore. */
const isOddRenewal = ({ sql }: Sql) => sql`c.cause = 'renewal' and g.amount % c.quantity <> 0`;

function charged(scope: OfCompany) {
  const { sql } = scope;
  return sql`
    select l.company_id, l.id as licence_id, c.id as charge_id, l.label_number - p.first_label_number + 1 as place
    from mine l join purchases p on p.company_id = ${scope.companyUuid} and p.id = l.purchase_id
    join charges c on c.company_id = ${scope.companyUuid} and c.purchase_id = p.id
    union all
    select l.company_id, l.id, c.id, l.label_number from ${statesOfMine(scope)} was
    cross join lateral (select was.company_id, was.id, was.label_number, was.status, was.ends_on) l
    join charges c on c.company_id = ${scope.companyUuid} and c.cause = 'renewal' and ${renewedAs(scope)}
    union all
    select l.company_id, l.id, c.id, k.place from mine l join licence_changes k on k.company_id = ${scope.companyUuid} and k.licence_id = l.id
    join charges c on c.company_id = ${scope.companyUuid} and ${changedPlan(scope)}
    union all
    select l.company_id, l.id, c.id, k.place from mine l join licence_changes k on k.company_id = ${scope.companyUuid} and k.licence_id = l.id
    join charges c on c.company_id = ${scope.companyUuid} and ${changedFrequency(scope)}
    union all
    select l.company_id, l.id, c.id, run.before + k.place - run.first + 1 from mine l
    join licence_changes k on k.company_id = ${scope.companyUuid} and k.licence_id = l.id
    join charges c on c.company_id = ${scope.companyUuid} and ${leftBy(scope)}
    join lateral ${runs(scope)} run on ${within(scope, sql`k.place`)}
    union all
    select m.company_id, m.id, c.id, run.before + o.place - run.first + 1 from mine m
    join charges c on c.company_id = ${scope.companyUuid} and c.subscription_id = m.subscription_id and c.cause = 'credit' and c.frequency = 'yearly'
      and c.period_from = m.ends_on and c.period_to > m.ends_on
    join lateral ${endedEarly(scope)} o on o.id = m.id
    join lateral ${runs(scope)} run on ${within(scope, sql`o.place`)}
    where m.status = 'ended'`;
}

/** The licences of the one line `c` of the statement: `(licence_id, place)`, of the kind that its cause and frequency say. */
export function licencesOf(
  scope: OfCompany,
  { cause, frequency, operationId }: { cause: string; frequency: string | null; operationId: string },
) {
  const { sql } = scope;
  // The operation as a value: its index then gives them in their order.
  const changes = sql`from licence_changes k cross join c`;
  const together = sql`k.company_id = ${scope.companyUuid} and k.operation_id = ${operationId}`;
  switch (cause) {
    case 'renewal':
      return sql`select r.* from c cross join lateral (${renewed(scope)}) r`;
    case 'plan_change':
      return sql`select k.licence_id, k.place ${changes} where ${together} and ${changedPlan(scope)}`;
    case 'frequency_change':
      return sql`select k.licence_id, k.place ${changes} where ${together} and ${changedFrequency(scope)}`;
    case 'credit':
      return frequency === 'monthly'
        ? sql`select k.licence_id, run.before + k.place - run.first + 1 as place ${changes}
            join lateral ${runs(scope)} run on ${within(scope, sql`k.place`)} where ${together} and ${leftBy(scope)}`
        : sql`select o.id as licence_id, run.before + o.place - run.first + 1 as place
            from c join lateral ${endedEarly(scope)} o on true join lateral ${runs(scope)} run on ${within(scope, sql`o.place`)}`;
    default:
      return sql`
        select l.id as licence_id, l.label_number - p.first_label_number + 1 as place
        from c join purchases p on p.company_id = ${scope.companyUuid} and p.id = c.purchase_id
        join licences l on l.company_id = ${scope.companyUuid} and l.label_number between p.first_label_number and p.first_label_number + p.quantity - 1`;
  }
}
