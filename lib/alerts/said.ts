import { isId } from '@/lib/kernel/id';
import type { SaidAlert } from '@/lib/notices';
import type { Alert } from './rules';

/** What an alert is about, by the name of its kind of subject. */
const aboutOf = ({ kind, subject }: Pick<Alert, 'kind' | 'subject'>) => ({
  departmentId: isId('dep', subject) ? subject : null,
  cap: kind === 'cap' ? (subject as SaidAlert['cap']) : null,
  billingFrequency: kind === 'waste' ? (subject as SaidAlert['billingFrequency']) : null,
});

/** An alert as a mail says it. */
export function saidOf(alert: Alert, named: Pick<SaidAlert, 'currency' | 'departmentName'>): SaidAlert {
  return { kind: alert.kind, percent: alert.percent, ...aboutOf(alert), ...alert.figures, ...named };
}

/** An alert as the log has it (R26): what its kind does not speak of is left out. */
export function recordedAlert(alert: Alert, currency: string): Record<string, unknown> {
  const { kind, percent, figures } = alert;
  const money = figures.charge === null ? {} : { currency };
  const said = Object.entries({ kind, percent, ...aboutOf(alert), ...figures, ...money });
  return Object.fromEntries(said.filter(([, value]) => value !== null));
}
