import type { QueryScope } from '@/lib/access';
import type { InvoiceLineView } from '@/lib/invoices/view';
import type { Money } from '@/lib/kernel/money';
import { confirmedIn, peopleNamed } from './event-repository';
import { assignedStep, documentSteps, firstAssigned, requestSteps } from './step-repository';
import type { ChargeStep, LineEventView } from './view';

/**
 * How a charge came about, in the order in which it did: asked for and approved, what was confirmed beforehand, the act, the
 * assignment it was for, the line, its document and what was paid (R7, R20, R26). Only what is recorded is in it.
 */
export async function stepsOfLine(
  scope: QueryScope,
  line: InvoiceLineView,
  causes: readonly LineEventView[],
  seesHolders: boolean,
): Promise<ChargeStep[]> {
  const assigned = line.purchaseId === null ? null : await firstAssigned(scope, line.purchaseId);
  const request = assigned && requestSteps(assigned);
  const document = await documentSteps(scope, line.id);
  if (document === null) return [];
  const bought = line.purchaseId === null ? undefined : causes.find(({ targetId }) => targetId === line.purchaseId);
  return [
    ...(request === null ? [] : await asked(scope, request)),
    ...(bought === undefined ? [] : await shown(scope, bought)),
    ...causes.map((event): ChargeStep => ({ kind: 'event', ...event })),
    ...(assigned === null ? [] : [assignedStep(assigned, seesHolders)]),
    { kind: 'charged', id: line.id, at: document.chargedAt, amount: line.amount },
    ...document.steps,
  ];
}

async function asked(
  scope: QueryScope,
  { asked: before, approved }: NonNullable<ReturnType<typeof requestSteps>>,
): Promise<ChargeStep[]> {
  const [who, whom] = await peopleNamed(scope, [before.actorId, approved.actorId]);
  return [
    { kind: 'asked', id: before.id, at: before.at, actor: actorOf(before.actorId, who) },
    { kind: 'approved', id: approved.id, at: approved.at, actor: actorOf(approved.actorId, whom) },
  ];
}

const actorOf = (id: string, name: string | null | undefined) => ({
  kind: id.startsWith('key_') ? 'api_key' : id.startsWith('mem_') ? 'member' : 'system',
  id,
  name: name ?? null,
});

/** What the call had been shown: its limits, as the purchase's event keeps them; an older event has none. */
async function shown(scope: QueryScope, bought: LineEventView): Promise<ChargeStep[]> {
  const confirmed = await confirmedIn(scope, bought.id);
  if (confirmed === undefined) return [];
  const limit = <T>(name: string): T | null => (confirmed?.[name] ?? null) as T | null;
  return [
    {
      kind: 'shown',
      id: bought.operationId,
      at: bought.at,
      confirmed: confirmed && {
        maxPurchases: limit<number>('maxPurchases'),
        maxCharge: limit<Money>('maxCharge'),
        maxRenewalIncrease: limit<Money>('maxRenewalIncrease'),
      },
    },
  ];
}
