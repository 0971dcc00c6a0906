import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents, charges, licences, members } from '@/lib/db/schema';
import { causedBy } from '@/lib/invoices';
import type { InvoiceLineView } from '@/lib/invoices/view';
import type { LineEventView } from './view';

/** Of what fell due by itself: nobody did it then. */
const BY_ITSELF = 'settlement';
const MOST_EVENTS = 20;

type Event = Omit<typeof auditEvents.$inferSelect, 'actor'> & { actor: { kind: string; id: string } };

const eventRows = async (scope: QueryScope, where: SQL | undefined, order: SQL, limit: number): Promise<Event[]> =>
  (await scope.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.companyId, scope.companyId), where))
    .orderBy(order)
    .limit(limit)) as Event[];

/** The entries of the log that led to a line: what charged it, and what people had asked for where that fell due by itself. */
export async function eventsOfLine(scope: QueryScope, line: InvoiceLineView): Promise<LineEventView[]> {
  const rows = await scope.db
    .select({ event: auditEvents })
    .from(charges)
    .innerJoin(auditEvents, causedBy)
    .where(and(eq(charges.companyId, scope.companyId), eq(charges.id, line.id)))
    .orderBy(asc(auditEvents.sequence))
    .limit(MOST_EVENTS);
  const causes = rows.map(({ event }) => event as Event);
  const asked = await askedBefore(scope, line, causes);
  const names = await namesOf(scope, [...asked, ...causes]);
  return [
    ...asked.map((event) => asView(event, 'asked', names)),
    ...causes.map((event) => asView(event, 'cause', names)),
  ];
}

/** What waited and fell due: a change of plan or frequency that was scheduled, a removal before the period's end. */
async function askedBefore(scope: QueryScope, line: InvoiceLineView, causes: readonly Event[]): Promise<Event[]> {
  const due = causes.find(({ actor }) => actor.id === BY_ITSELF);
  if (due === undefined) return [];
  const latest = (action: string, targetId: string) =>
    eventRows(
      scope,
      and(eq(auditEvents.targetId, targetId), eq(auditEvents.action, action), lt(auditEvents.sequence, due.sequence)),
      desc(auditEvents.sequence),
      1,
    );
  if (due.action === 'company.plan_changed') return latest('company.plan_change_scheduled', due.targetId);
  if (due.action === 'subscription.frequency_changed')
    return latest('subscription.frequency_change_scheduled', subscriptionIn(due.before));
  return due.action === 'licence.ended' ? removalsOf(scope, line) : [];
}

/** Who had the licences end on the day of an early removal's credit: the first event of each act. */
function removalsOf(scope: QueryScope, { subscription, period }: InvoiceLineView): Promise<Event[]> {
  const ended = scope.db
    .select({ id: sql<string>`'lic_' || replace(${licences.id}::text, '-', '')` })
    .from(licences)
    .where(
      and(
        eq(licences.companyId, scope.companyId),
        eq(licences.subscriptionId, subscription ?? ''),
        sql`${licences.status} = 'ended'`,
        eq(licences.endsOn, period.from),
      ),
    );
  const acts = scope.db
    .select({ sequence: sql<number>`min(${auditEvents.sequence})` })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.companyId, scope.companyId),
        inArray(auditEvents.targetId, ended),
        eq(auditEvents.action, 'licence.removal_scheduled'),
        sql`${auditEvents.after} ->> 'endsOn' = ${period.from}`,
      ),
    )
    .groupBy(auditEvents.operationId);
  return eventRows(scope, inArray(auditEvents.sequence, acts), asc(auditEvents.sequence), MOST_EVENTS);
}

function subscriptionIn(state: unknown): string {
  const has = typeof state === 'object' && state !== null && 'subscriptionId' in state;
  return has && typeof state.subscriptionId === 'string' ? state.subscriptionId : '';
}

/** What was confirmed before a purchase, as its event keeps it: null for a call without limits, undefined where it was not kept. */
export async function confirmedIn(
  scope: QueryScope,
  eventId: string,
): Promise<Readonly<Record<string, unknown>> | null | undefined> {
  const [event] = await eventRows(scope, eq(auditEvents.id, eventId), asc(auditEvents.sequence), 1);
  const after = event?.after as { confirmed?: Record<string, unknown> | null } | null | undefined;
  return after?.confirmed;
}

/** What people are called, in the order asked for; null for who is no member. */
export async function peopleNamed(scope: QueryScope, ids: readonly string[]): Promise<(string | null)[]> {
  const names = await membersNamed(scope, ids);
  return ids.map((id) => names.get(id) ?? null);
}

/** The names of the members who acted. */
const namesOf = (scope: QueryScope, events: readonly Event[]): Promise<Map<string, string>> =>
  membersNamed(
    scope,
    events.flatMap(({ actor, onBehalfOf }) => [actor.id, onBehalfOf ?? '']),
  );

async function membersNamed(scope: QueryScope, ids: readonly string[]): Promise<Map<string, string>> {
  const acting = [...new Set(ids)].filter((id) => id.startsWith('mem_'));
  if (acting.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: members.id, firstName: members.firstName, lastName: members.lastName })
    .from(members)
    .where(and(eq(members.companyId, scope.companyId), inArray(members.id, acting)));
  return new Map(rows.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
}

function asView(event: Event, role: LineEventView['role'], names: ReadonlyMap<string, string>): LineEventView {
  const { id, at, action, targetId, actor, onBehalfOf, origin, operationId, requestId } = event;
  return {
    id,
    at: at.toISOString(),
    action,
    role,
    targetId,
    actor: { kind: actor.kind, id: actor.id, name: names.get(actor.id) ?? null },
    onBehalfOf: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? onBehalfOf),
    origin,
    operationId,
    requestId,
  };
}
