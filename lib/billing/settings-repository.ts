import type { OperatorScope } from '@/lib/access';
import { operatorSettings } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';
import { type SettingsView, settingsView } from './view';

/** The operator's one row; whoever means to change it waits for who does. */
export async function readSettings(scope: OperatorScope, { lock = false } = {}): Promise<SettingsView> {
  const read = scope.db.select().from(operatorSettings);
  const [row] = await (lock ? read.for('update') : read);
  // What is not the operator's to see is left out by the shape.
  return settingsView.parse(row);
}

/** Stores them. */
export async function saveSettings(scope: OperatorScope, settings: SettingsView): Promise<void> {
  await scope.db.update(operatorSettings).set(settings);
}

/** Companies whose next step depends on the spans: a named look-up across companies (R22). */
export async function companiesOnTheirWay(scope: OperatorScope): Promise<string[]> {
  const rows = await scope.sql<{ company_id: string }[]>`
    select company_id from companies where state in ('past_due', 'restricted') order by company_id`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
