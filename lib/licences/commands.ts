import { defineCommand } from '@/lib/access';
import { requireCredit } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { within } from '@/lib/kernel/money';
import { earlyRemoval } from './early-removal';
import { purchaseLicencesInput, scheduleLicenceRemovalInput, undoLicenceRemovalInput } from './input';
import { licencesByIds } from './list-repository';
import { availableNow, purchaseContext, requireUnrestricted } from './purchase';
import { savePurchase } from './purchase-repository';
import { quotePurchase } from './quote';
import { chooseRemovals, endLater, oneByOne, quoteRemoval, requireMinimums } from './removal';
import { findByIds, findEnding, saveRemovals, undoRemovals } from './removal-repository';
import { licenceLabel } from './rules';
import { settledContext, settleWhatIsDue } from './settlement';
import { licencePurchaseView, licenceRemovalView, licenceView } from './view';

/** Adds licences by hand: first undoes removals of the same frequency, charges only what goes beyond (R11, R16). */
export const purchaseLicences = defineCommand({
  name: 'purchaseLicences',
  permission: 'licences:purchase',
  input: purchaseLicencesInput,
  output: licencePurchaseView,
  read: (scope, input) => purchaseContext(scope, input.billingFrequency),
  handler: async (scope, input, early) => {
    const { context, frequency } = await settledContext(scope, early, () =>
      purchaseContext(scope, input.billingFrequency),
    );
    requireUnrestricted(context.buyer.state);
    const undone = await findEnding(scope, frequency, input.quantity, scope.now);
    const wish = { frequency, quantity: input.quantity };
    const { quote, terms } = await quotePurchase(scope, context, wish, undone, scope.now, await availableNow(scope));
    if (!within(quote.charge, input.maxCharge) || !within(quote.renewal.increase, input.maxRenewalIncrease))
      throw new DomainError('quote_changed', { quote });
    if (terms !== null) await requireCredit(scope, terms.charge);
    await undoRemovals(scope, undone);
    const saved = terms && (await savePurchase(scope, terms, { source: 'manual', confirmed: input }));
    const ids = [...undone.map((licence) => licence.id), ...(saved?.licences.map((licence) => licence.id) ?? [])];
    return {
      licences: await licencesByIds(scope, ids),
      removalsUndone: undone.length,
      purchase: saved && {
        id: saved.id,
        quantity: quote.purchases,
        charge: quote.charge,
        source: 'manual' as const,
        invoiceId: saved.invoiceId,
      },
    };
  },
});

/** Schedules licences to end with their paid period: all that were asked for, or none (R11, R12). */
export const scheduleLicenceRemoval = defineCommand({
  name: 'scheduleLicenceRemoval',
  permission: 'licences:remove',
  input: scheduleLicenceRemovalInput,
  output: licenceRemovalView,
  handler: async (scope, input) => {
    await settleWhatIsDue(scope);
    const chosen = await chooseRemovals(scope, input);
    const fresh = chosen.filter((licence) => licence.endsOn === null);
    const early = input.early ? await earlyRemoval(scope, fresh, scope.now) : null;
    if (endLater(fresh, input.endsBy, early))
      throw new DomainError('quote_changed', { quote: await quoteRemoval(scope, input) });
    await requireMinimums(scope, oneByOne(fresh), scope.now);
    if (fresh.length > 0) await saveRemovals(scope, fresh, early);
    return {
      data: await licencesByIds(
        scope,
        chosen.map((licence) => licence.id),
      ),
    };
  },
});

/** Keeps a licence that was to end; free, and nothing happens if it was not ending (R11). */
export const undoLicenceRemoval = defineCommand({
  name: 'undoLicenceRemoval',
  permission: 'licences:remove',
  input: undoLicenceRemovalInput,
  output: licenceView,
  handler: async (scope, input) => {
    await settleWhatIsDue(scope);
    const [licence] = await findByIds(scope, [input.licenceId]);
    if (licence === undefined) throw new DomainError('not_found');
    if (licence.status === 'ended')
      throw new DomainError('licence_ended', { licence: { id: licence.id, label: licenceLabel(licence.labelNumber) } });
    if (licence.endsOn !== null) await undoRemovals(scope, [licence]);
    const [kept] = await licencesByIds(scope, [licence.id]);
    if (kept === undefined) throw new DomainError('not_found');
    return kept;
  },
});
