import { z } from 'zod';
import { type CommandScope, defineCommand, defineOperatorTask, PERMISSIONS } from '@/lib/access';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import { type Alerting, notifyAlerted } from '@/lib/notices';
import { deleteAlerts, followAlerts, insertAlerts, knownAlerts } from './alert-repository';
import { noAlertInput } from './input';
import { TELLING } from './kinds';
import { type Alert, decideAlerts, decideSteps, type Limits, type Step } from './rules';
import { recordedAlert, saidOf } from './said';
import { companiesToAssess, saveAssessed, settingsOf } from './settings-repository';
import { standingOf } from './standing-repository';
import { type AlertSettingsView, assessedView } from './view';

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
    const steps = decideSteps(known, alerts).map((step) => ({ ...step, id: step.before?.id ?? newId('alr') }));
    await deleteAlerts(
      scope,
      steps.filter(({ step, alert }) => step === 'raise' || alert === null).map(({ id }) => id),
    );
    const kept = (one: (typeof steps)[number]) => (one.alert === null ? [] : { ...one.alert, id: one.id });
    await insertAlerts(scope, steps.filter(({ step }) => step === 'raise').flatMap(kept));
    await followAlerts(scope, steps.filter(({ step }) => step !== 'raise').flatMap(kept));
    for (const step of steps) note(scope, step, settings.currency);
    notifyAlerted(
      scope,
      steps.flatMap((step) => (step.step === 'raise' ? mailOf(step.alert, settings) : [])),
    );
    const count = (kind: Step['step']) => steps.filter(({ step }) => step === kind).length;
    const [raised, cleared] = [count('raise'), count('clear')];
    const { auditSequence } = await scope.ledger();
    const tomorrow = startOfDay(addDays(localDate(scope.now, timeZone), 1), timeZone);
    saveAssessed(scope, auditSequence + raised + cleared, tomorrow);
    return { raised, cleared };
  },
});

const limitsOf = ({ monthlySpend, departments, ...rest }: AlertSettingsView): Limits => ({
  ...rest,
  monthlySpend: monthlySpend?.amount ?? null,
  departments: departments.map(({ id: departmentId, freeLicences }) => ({ departmentId, freeLicences })),
});

/** Writes down what was crossed or left; figures that moved are no news. */
function note(scope: CommandScope, { step, alert, before, id }: Step & { id: string }, currency: string): void {
  if (step === 'clear')
    scope.record({
      action: 'alert.cleared',
      targetId: id,
      before: recordedAlert(before, currency),
      after: alert && { percent: alert.percent },
    });
  if (step === 'raise')
    scope.record({
      action: 'alert.raised',
      targetId: id,
      before: before && { percent: before.percent },
      after: recordedAlert(alert, currency),
    });
}

/** What is said by mail of a limit that was crossed, and to whom; nothing where mails of its own say it. */
function mailOf(alert: Alert, { currency, departments }: AlertSettingsView): Alerting[] {
  const { right, byDefault, hasOwnMail } = TELLING[alert.kind];
  if (byDefault.mail === null || hasOwnMail) return [];
  const department = departments.find((one) => one.id === alert.subject);
  const said = saidOf(alert, { currency, departmentName: department?.name ?? null });
  return [{ said, to: department === undefined ? { roles: PERMISSIONS[right] } : { departmentId: department.id } }];
}
