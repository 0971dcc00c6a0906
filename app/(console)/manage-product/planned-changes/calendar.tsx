import { PlannedItems } from './planned-items';
import type { PlannedRow } from './planned-row';

/** Changes in order of their day, each month under its name. */
export function Calendar({ rows }: { rows: readonly PlannedRow[] }) {
  const names = new Map(rows.map(({ month }) => [month.key, month.name]));
  return [...names].map(([key, name]) => (
    <section key={key} className="grid grid-cols-1 gap-2">
      <h2 className="first-letter:uppercase">{name}</h2>
      <PlannedItems rows={rows.filter(({ month }) => month.key === key)} label={name} />
    </section>
  ));
}
