import { can, defineCommand, defineQuery, type QueryScope } from '@/lib/access';
import { DomainError, invalidField } from '@/lib/kernel/domain-error';
import { requireAsSeen } from '@/lib/kernel/seen-values';
import { changeAlertSettingsInput, noAlertInput } from './input';
import { knownDepartments, saveSettings, saveThresholds, settingsOf } from './settings-repository';
import { type AlertSettingsView, alertSettingsView } from './view';

/** From when on the company is alerted. */
export const getAlertSettings = defineQuery({
  name: 'getAlertSettings',
  permission: 'alerts:write',
  input: noAlertInput,
  output: alertSettingsView,
  handler: async (scope) => seenBy(scope, await settingsOf(scope)),
});

/**
 * Sets from when on; whether a limit is crossed is looked at at once. Saying again what is so changes nothing. `seen` holds the
 * values that it was decided on: if they are no longer so, nothing happens and the difference is answered.
 */
export const changeAlertSettings = defineCommand({
  name: 'changeAlertSettings',
  permission: 'alerts:write',
  input: changeAlertSettingsInput,
  output: alertSettingsView,
  read: (scope) => settingsOf(scope),
  handler: async (scope, { departments = [], monthlySpend, seen, ...wish }, before) => {
    // Also where departments are only said to have been seen: a refusal would tell theirs.
    if ((departments.length > 0 || seen?.departments !== undefined) && !can(scope.actor, 'departments:read'))
      throw new DomainError('forbidden', { permission: 'departments:read' });
    requireAsSeen(seenIn(before), seen);
    if (monthlySpend && monthlySpend.currency !== before.currency)
      throw invalidField('/monthlySpend/currency', `Must be ${before.currency}, the company's currency.`);
    if (monthlySpend?.amount === 0) throw invalidField('/monthlySpend/amount', 'Must be at least 1.');
    const known = await knownDepartments(
      scope,
      departments.map((one) => one.departmentId),
    );
    if (departments.some(({ departmentId }) => !known.includes(departmentId))) throw new DomainError('not_found');
    await saveSettings(scope, {
      ...wish,
      ...(monthlySpend !== undefined && { monthlySpend: monthlySpend?.amount ?? null }),
    });
    // Named twice, the last one counts.
    await saveThresholds(scope, [...new Map(departments.map((one) => [one.departmentId, one])).values()]);
    const after = await settingsOf(scope);
    if (JSON.stringify(after) !== JSON.stringify(before))
      scope.record({
        action: 'alert_settings.changed',
        targetId: scope.companyId,
        before: recorded(before),
        after: recorded(after),
      });
    return seenBy(scope, after);
  },
});

/** Who does not see departments does not see what these want to know (R24). */
const seenBy = ({ actor }: QueryScope, settings: AlertSettingsView): AlertSettingsView =>
  can(actor, 'departments:read') ? settings : { ...settings, departments: [] };

/** What a change can have been decided on, as a change says it. */
const seenIn = ({ currency: _currency, departments, ...values }: AlertSettingsView) => ({
  ...values,
  departments: departments.map(({ id: departmentId, freeLicences }) => ({ departmentId, freeLicences })),
});

const recorded = ({ freeLicences, watchesAssigned, monthlySpend, departments }: AlertSettingsView) => ({
  freeLicences,
  watchesAssigned,
  monthlySpend,
  departments: Object.fromEntries(departments.map((one) => [one.id, one.freeLicences])),
});
