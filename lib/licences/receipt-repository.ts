import { and, asc, eq } from 'drizzle-orm';
import { can, type QueryScope } from '@/lib/access';
import { charges, licences, members, numbers, purchases } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { formatInternational } from '@/lib/kernel/e164';
import { money } from '@/lib/kernel/money';
import { licenceLabel } from './rules';
import type { PurchaseReceiptView } from './view';

const LICENCES_SHOWN = 100;

/** A purchase with everything that explains its charge, or null. */
export async function findPurchase(scope: QueryScope, purchaseId: string): Promise<PurchaseReceiptView | null> {
  const [row] = await scope.db
    .select({
      purchase: purchases,
      invoiceId: charges.invoiceId,
      chargedFrequency: charges.frequency,
      e164: numbers.e164,
      firstName: members.firstName,
      lastName: members.lastName,
    })
    .from(purchases)
    .leftJoin(charges, and(eq(charges.companyId, purchases.companyId), eq(charges.purchaseId, purchases.id)))
    .leftJoin(numbers, and(eq(numbers.companyId, purchases.companyId), eq(numbers.id, purchases.numberId)))
    .leftJoin(members, and(eq(members.companyId, purchases.companyId), eq(members.id, purchases.memberId)))
    .where(and(eq(purchases.companyId, scope.companyId), eq(purchases.id, purchaseId)));
  if (row === undefined) return null;
  const { purchase } = row;
  const bought = await scope.db
    .select({ id: licences.id, labelNumber: licences.labelNumber, frequency: licences.frequency })
    .from(licences)
    .where(and(eq(licences.companyId, scope.companyId), eq(licences.purchaseId, purchaseId)))
    .orderBy(asc(licences.labelNumber))
    .limit(LICENCES_SHOWN);
  const { currency } = purchase;
  const seesHolder = can(scope.actor, 'numbers:read');
  return {
    id: purchase.id,
    quantity: purchase.quantity,
    charge: money(purchase.charge, currency),
    tax: money(purchase.tax, currency),
    total: money(purchase.charge + purchase.tax, currency),
    formula: {
      unitPrice: money(purchase.unitPrice, currency),
      quantity: purchase.quantity,
      days: purchase.days,
      daysOfPeriod: purchase.daysOfPeriod,
    },
    source: purchase.source as PurchaseReceiptView['source'],
    invoiceId: row.invoiceId,
    billingFrequency: (row.chargedFrequency ?? bought[0]?.frequency ?? 'monthly') as BillingFrequency,
    period: { from: purchase.periodFrom, to: purchase.periodTo },
    purchasedAt: purchase.purchasedAt.toISOString(),
    operationId: purchase.operationId,
    actor: await actorName(scope, purchase.actorId),
    number:
      seesHolder && purchase.numberId !== null && row.e164 !== null
        ? { id: purchase.numberId, e164: row.e164, display: formatInternational(row.e164) }
        : null,
    member:
      seesHolder && purchase.memberId !== null
        ? { id: purchase.memberId, name: `${row.firstName} ${row.lastName}` }
        : null,
    licences: bought.map((licence) => ({ id: licence.id, label: licenceLabel(licence.labelNumber) })),
  };
}

/** The buyer as people read it: a member's name, else the id of the key or the system's own name. */
export async function actorName(scope: QueryScope, actorId: string): Promise<string> {
  if (!actorId.startsWith('mem_')) return actorId;
  const [member] = await scope.db
    .select({ firstName: members.firstName, lastName: members.lastName })
    .from(members)
    .where(and(eq(members.companyId, scope.companyId), eq(members.id, actorId)));
  return member === undefined ? actorId : `${member.firstName} ${member.lastName}`;
}

/** The purchase that a licence came with. */
export async function purchaseOfLicence(scope: QueryScope, licenceId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ purchaseId: licences.purchaseId })
    .from(licences)
    .where(and(eq(licences.companyId, scope.companyId), eq(licences.id, licenceId)));
  return row?.purchaseId ?? null;
}
