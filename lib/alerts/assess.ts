import { z } from 'zod';
import { type CommandScope, defineCommand, defineOperatorTask, PERMISSIONS } from '@/lib/access';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { isId } from '@/lib/kernel/id';
import { notifyAlerted } from '@/lib/notices';
import { follow, knownAlerts, lower, raise } from './alert-repository';
import { noAlertInput } from './input';
import { TELLING } from './kinds';
import { type Alert, decideAlerts, decideSteps, type Limits } from './rules';
import { recordedAlert, saidOf } from './said';
import { companiesToAssess, saveAssessed, settingsOf } from './settings-repository';
import { standingOf } from './standing-repository';
import type { AlertSettingsView } from './view';
import { assessedView } from './view';

/** Companies whose figures may have changed since somebody looked: a named look-up across companies. */
export const findCompaniesToAssess = defineOperatorTask({
  name: 'findCompaniesToAssess',
  permission: 'alerts:operate',
  input: z.strictObject({ limit: z.int().min(1).max(1_000) }),
  output: z.object({ companyIds: z.array(z.string()) }),
  handler: async (scope, { limit }) => ({ companyIds: await companiesToAssess(scope, limit) }),
});

/**
 * Looks how a company stands, under its lock, and says what crossed a limit since somebody last looked: once per crossing,
 * and anew only after the limit was left (E139). Whoever comes by, however often, says nothing twice.
 */
export const assessAlerts = defineCommand({
  name: 'assessAlerts',
  permission: 'alerts:operate',
  worksWhenClosed: true,
  input: noAlertInput,
  output: assessedView,
  read: (scope) => Promise.all([settingsOf(scope), knownAlerts(scope), standingOf(scope)]),
  handler: async (scope, _input, [settings, known, { standing, timeZone }]) => {
    const alerts = standing === null ? [] : decideAlerts(standing, limitsOf(settings));
    const steps = decideSteps(known, alerts);
    for (const { step, alert, before } of steps) {
      if (step === 'raise') await tell(scope, await raise(scope, alert, before), alert, before, settings);
      else {
        if (alert === null) await lower(scope, before);
        else await follow(scope, before, alert);
        if (step === 'clear')
          scope.record({
            action: 'alert.cleared',
            targetId: before.id,
            before: recordedAlert(before, settings.currency),
            after: alert && { percent: alert.percent },
          });
      }
    }
    const [raised, cleared] = (['raise', 'clear'] as const).map(
      (kind) => steps.filter((one) => one.step === kind).length,
    );
    const { auditSequence } = await scope.ledger();
    const tomorrow = startOfDay(addDays(localDate(scope.now, timeZone), 1), timeZone);
    saveAssessed(scope, auditSequence + (raised ?? 0) + (cleared ?? 0), tomorrow);
    return { raised: raised ?? 0, cleared: cleared ?? 0 };
  },
});

const limitsOf = ({ monthlySpend, departments, ...rest }: AlertSettingsView): Limits => ({
  ...rest,
  monthlySpend: monthlySpend?.amount ?? null,
  departments: departments.map(({ id: departmentId, freeLicences }) => ({ departmentId, freeLicences })),
});

async function tell(
  scope: CommandScope,
  id: string,
  alert: Alert,
  before: Alert | null,
  settings: AlertSettingsView,
): Promise<void> {
  const { currency } = settings;
  scope.record({
    action: 'alert.raised',
    targetId: id,
    before: before && { percent: before.percent },
    after: recordedAlert(alert, currency),
  });
  const { right, byDefault } = TELLING[alert.kind];
  if (byDefault.mail === null || alert.kind === 'automatic_purchase' || alert.kind === 'cap') return;
  const department = settings.departments.find((one) => one.id === alert.subject);
  const said = saidOf(alert, { currency, departmentName: department?.name ?? null });
  const forDepartment = isId('dep', alert.subject) ? { departmentId: alert.subject } : { roles: PERMISSIONS[right] };
  notifyAlerted(scope, said, forDepartment);
}
