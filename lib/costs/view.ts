import { z } from 'zod';
import { DOCUMENT_TYPES } from '@/lib/invoices/input';
import { invoiceLineView } from '@/lib/invoices/view';
import { anyName, personName } from '@/lib/kernel/personal';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';

const licenceReference = z.object({ id: z.string(), label: z.string() });
const numberReference = z.object({ id: z.string(), e164: z.string(), display: z.string() });
const memberReference = z.object({ id: z.string(), name: personName() });

/** Who had a number on a licence while a line's period ran. */
const lineHolderView = z.object({
  number: numberReference,
  member: memberReference,
  from: instantView,
  to: instantView.nullable(),
});

/** A licence that a line is for, and what of the line falls on it. */
export const lineLicenceView = z.object({
  licence: licenceReference,
  share: moneyView,
  /** The latest first, at most ten; null for who may see neither numbers nor members. */
  holders: z.array(lineHolderView).nullable(),
});
export type LineLicenceView = z.infer<typeof lineLicenceView>;

/** Who is named for an event: a member by name, a program by its key, the product itself by what it is. */
const actorView = z.object({ kind: z.string(), id: z.string(), name: anyName().nullable() });

/** An entry of the log that led to a line. */
export const lineEventView = z.object({
  id: z.string(),
  at: instantView,
  action: z.string(),
  /** Whether it is what charged, or what somebody had asked for before and fell due then. */
  role: z.enum(['cause', 'asked']),
  targetId: z.string(),
  actor: actorView,
  onBehalfOf: z.string().nullable(),
  origin: z.string(),
  operationId: z.string(),
  requestId: z.string(),
});
export type LineEventView = z.infer<typeof lineEventView>;

/** One step on the way to a charge and from it to its payment; each has an id to refer to it by. */
const chargeStepView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked'), id: z.string(), at: instantView, actor: actorView }),
  z.object({ kind: z.literal('approved'), id: z.string(), at: instantView, actor: actorView }),
  z.object({
    kind: z.literal('shown'),
    /** The operation's: a quote is not stored, its limits are (R7). */
    id: z.string(),
    at: instantView,
    /** Null for a call that named no limits: then the company's policy decided. */
    confirmed: z
      .object({
        maxPurchases: z.int().nullable(),
        maxCharge: moneyView.nullable(),
        maxRenewalIncrease: moneyView.nullable(),
      })
      .nullable(),
  }),
  z.object({ kind: z.literal('event'), ...lineEventView.shape }),
  z.object({
    kind: z.literal('assigned'),
    id: z.string(),
    at: instantView,
    /** Null for who may not see holders. */
    number: z.object({ id: z.string(), e164: z.string() }).nullable(),
    member: memberReference.nullable(),
    /** Of the same act, on the other licences of the purchase. */
    others: z.int(),
  }),
  z.object({ kind: z.literal('charged'), id: z.string(), at: instantView, amount: moneyView }),
  z.object({
    kind: z.literal('issued'),
    id: z.string(),
    /** Null of a draft, which is issued when it closes. */
    at: instantView.nullable(),
    closesAt: instantView,
    number: z.string().nullable(),
    dueOn: dateView.nullable(),
  }),
  z.object({
    kind: z.literal('paid'),
    id: z.string(),
    at: instantView,
    amount: moneyView,
    /** Where a credit note's balance was put against it. */
    creditNoteId: z.string().nullable(),
  }),
]);
export type ChargeStep = z.infer<typeof chargeStepView>;

/** One line of a document with all that led to it (R20). */
export const lineDetailView = z.object({
  document: z.object({ id: z.string(), number: z.string().nullable(), type: z.enum(DOCUMENT_TYPES) }),
  line: invoiceLineView,
  /** The line whose unused days this one gives back. */
  credits: z.object({ lineId: z.string(), invoiceId: z.string(), number: z.string().nullable() }).nullable(),
  /** Of an automatic purchase, for who may see them: for which number and member. */
  boughtFor: z.object({ number: numberReference, member: memberReference }).nullable(),
  causes: z.array(lineEventView),
  /** The same as a story, with what came before and after. */
  steps: z.array(chargeStepView),
});
export type LineDetailView = z.infer<typeof lineDetailView>;

/** What a line charged or gave back for one licence; what is given back is below zero. */
const costLine = {
  lineId: z.string(),
  invoiceId: z.string(),
  /** Null of a draft. */
  invoiceNumber: z.string().nullable(),
  documentType: z.enum(DOCUMENT_TYPES),
  cause: invoiceLineView.shape.cause,
  /** Null of what the operator corrected, which is about money alone. */
  subscription: z.string().nullable(),
  plan: z.string(),
  billingFrequency: billingFrequency.nullable(),
  /** `to` is the first day no longer paid. */
  period: z.object({ from: dateView, to: dateView }),
  quantity: z.int(),
  lineAmount: moneyView,
  /** What of the line falls on the licence. */
  share: moneyView,
};

export const licenceCostView = z.object(costLine);
export type LicenceCostView = z.infer<typeof licenceCostView>;

/** What a licence cost, line by line, newest first; days to come are paid and not over yet. */
export const licenceCostsView = z.object({
  /** The line of its purchase, however long ago. */
  boughtOn: z.object({ lineId: z.string(), invoiceId: z.string() }).nullable(),
  from: dateView,
  /** Whether something was charged before. */
  earlier: z.boolean(),
  total: moneyView,
  /** Of it: while a number was assigned, while none was, and for days to come. */
  held: moneyView,
  idle: moneyView,
  ahead: moneyView,
  data: z.array(licenceCostView),
});
export type LicenceCostsView = z.infer<typeof licenceCostsView>;

/** The share of a licence's cost while a number was assigned to a member. */
export const heldCostView = z.object({
  ...costLine,
  licence: licenceReference,
  number: numberReference,
  member: memberReference,
  assignmentId: z.string(),
  /** Days of the period on which it was held, of so many. */
  days: z.int(),
  daysOfPeriod: z.int(),
  amount: moneyView,
});
export type HeldCostView = z.infer<typeof heldCostView>;

export const heldCostsView = z.object({
  from: dateView,
  /** Whether it was held before. */
  earlier: z.boolean(),
  total: moneyView,
  data: z.array(heldCostView),
});
export type HeldCostsView = z.infer<typeof heldCostsView>;
