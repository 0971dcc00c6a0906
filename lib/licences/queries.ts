import { can, defineQuery } from '@/lib/access';
import { requireCredit } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { holdingsOfLicence } from '@/lib/numbers';
import { historyView } from '@/lib/numbers/view';
import { countUnassigned, idleLicences } from './idle-repository';
import {
  getLicenceInput,
  getPurchaseInput,
  licenceSummaryInput,
  listLicencesInput,
  quoteLicencesInput,
  scheduleLicenceRemovalInput,
} from './input';
import { licencePage, licencesByIds } from './list-repository';
import { licenceOutlook, licenceSummary } from './outlook-repository';
import { availableNow, purchaseContext, requireUnrestricted } from './purchase';
import { quotePurchase } from './quote';
import { findPurchase } from './receipt-repository';
import { quoteRemoval } from './removal';
import { findEnding } from './removal-repository';
import { timelineOf } from './timeline';
import {
  idleLicencesView,
  licenceOutlookView,
  licenceQuoteView,
  licenceSummaryView,
  licenceTimelineView,
  licenceView,
  purchaseReceiptView,
  removalQuoteView,
} from './view';

/** Total, assigned, available, ending. */
export const getLicenceSummary = defineQuery({
  name: 'getLicenceSummary',
  permission: 'licences:read',
  input: licenceSummaryInput,
  output: licenceSummaryView,
  handler: (scope) => licenceSummary(scope),
});

/** The summary with what unused licences cost and what renews when. */
export const getLicenceOutlook = defineQuery({
  name: 'getLicenceOutlook',
  permission: 'licences:read',
  input: licenceSummaryInput,
  output: licenceOutlookView,
  handler: (scope) => licenceOutlook(scope),
});

/** Licences that nobody used for long, and what they cost a month. */
export const getIdleLicences = defineQuery({
  name: 'getIdleLicences',
  permission: 'purchases:read',
  input: licenceSummaryInput,
  output: idleLicencesView,
  handler: async (scope) => ({
    ...(await idleLicences(scope)),
    unassignedNumbers: can(scope.actor, 'numbers:read') ? await countUnassigned(scope) : null,
  }),
});

/** A page of licences. */
export const listLicences = defineQuery({
  name: 'listLicences',
  permission: 'licences:read',
  input: listLicencesInput,
  output: pageOf(licenceView),
  handler: (scope, input) => licencePage(scope, input),
});

/** One licence; what the caller may not see does not exist (R25). */
export const getLicence = defineQuery({
  name: 'getLicence',
  permission: 'licences:read',
  input: getLicenceInput,
  output: licenceView,
  handler: async (scope, input) => {
    const [licence] = await licencesByIds(scope, [input.licenceId]);
    if (licence === undefined) throw new DomainError('not_found');
    return licence;
  },
});

/** What adding licences would do and cost (R7, R11, R16). */
export const quoteLicencePurchase = defineQuery({
  name: 'quoteLicencePurchase',
  permission: 'licences:purchase',
  input: quoteLicencesInput,
  output: licenceQuoteView,
  handler: async (scope, input) => {
    const { now } = await scope.ledger();
    const { context, frequency } = await purchaseContext(scope, input.billingFrequency);
    requireUnrestricted(context.buyer.state);
    const undone = await findEnding(scope, frequency, input.quantity, now);
    const wish = { frequency, quantity: input.quantity };
    const { quote, terms } = await quotePurchase(scope, context, wish, undone, now, await availableNow(scope));
    if (terms !== null) await requireCredit(scope, terms.charge);
    return quote;
  },
});

/** The lasting receipt of a purchase. */
export const getPurchase = defineQuery({
  name: 'getPurchase',
  permission: 'purchases:read',
  input: getPurchaseInput,
  output: purchaseReceiptView,
  handler: async (scope, input) => {
    const purchase = await findPurchase(scope, input.purchaseId);
    if (purchase === null) throw new DomainError('not_found');
    return purchase;
  },
});

/** What removing licences would do, or the very refusal the act would get (R11, R12). */
export const quoteLicenceRemoval = defineQuery({
  name: 'quoteLicenceRemoval',
  permission: 'licences:remove',
  input: scheduleLicenceRemovalInput,
  output: removalQuoteView,
  handler: (scope, input) => quoteRemoval(scope, input),
});

/** Every number the licence carried, and who held it (R2, R27): to those who may see numbers. */
export const getLicenceHistory = defineQuery({
  name: 'getLicenceHistory',
  permission: 'history:read',
  input: getLicenceInput,
  output: historyView,
  handler: async (scope, input) => {
    const [licence] = await licencesByIds(scope, [input.licenceId]);
    if (licence === undefined) throw new DomainError('not_found');
    return { data: await holdingsOfLicence(scope, input.licenceId) };
  },
});

/** What happened to a licence from its purchase on, for those who manage licences; numbers only to those who may see them. */
export const getLicenceTimeline = defineQuery({
  name: 'getLicenceTimeline',
  permission: 'purchases:read',
  input: getLicenceInput,
  output: licenceTimelineView,
  handler: async (scope, { licenceId }) => {
    const [licence] = await licencesByIds(scope, [licenceId]);
    if (licence === undefined) throw new DomainError('not_found');
    return { data: await timelineOf(scope, licenceId) };
  },
});
