/** A monthly cap of the auto-purchase policy, and how much of it is used (R23). */
export type Cap = { cap: 'monthly_licences' | 'monthly_charge'; used: number; limit: number };

/** How much of a cap announces itself. */
export type Level = 80 | 100;

type Policy = { monthlyLicences: number | null; monthlyCharge: number | null };

/** The caps that are set, with what was bought automatically this month. */
export function capsOf({ monthlyLicences, monthlyCharge }: Policy, used: { licences: number; charge: number }): Cap[] {
  const caps: Cap[] = [];
  if (monthlyLicences !== null) caps.push({ cap: 'monthly_licences', used: used.licences, limit: monthlyLicences });
  if (monthlyCharge !== null) caps.push({ cap: 'monthly_charge', used: used.charge, limit: monthlyCharge });
  return caps;
}

/** The level that a cap has reached, if any. */
export function levelOf({ used, limit }: Pick<Cap, 'used' | 'limit'>): Level | null {
  if (used >= limit) return 100;
  return used * 100 >= limit * 80 ? 80 : null;
}

/** Caps with the level that each has reached: for pages. */
export const withLevels = (caps: readonly Cap[]) => caps.map((cap) => ({ ...cap, level: levelOf(cap) }));

/** What a purchase lets a cap cross: the higher level of two, and nothing that was crossed before (R23). */
export function crossedBy(cap: Cap, added: number): Level | null {
  const [before, after] = [levelOf({ ...cap, used: cap.used - added }), levelOf(cap)];
  return after === before ? null : after;
}
