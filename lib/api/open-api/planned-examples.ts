import { eur, ids } from './example-ids';

/** Examples of planned changes, by the name of their component: a number for somebody who joins. */
export function plannedAnswers(quote: object, member: object): Record<string, unknown> {
  const change = {
    id: ids.plannedChange,
    kind: 'assign',
    status: 'planned',
    on: '2026-09-01',
    number: { id: ids.number, e164: '+33639980012' },
    member,
    holder: null,
    coverId: null,
    limits: { maxPurchases: 1, maxCharge: eur(1_200) },
    plannedBy: { id: ids.colleague, name: 'Nour Haddad' },
    plannedAt: '2026-06-16T09:30:00.000Z',
    answeredAt: null,
    problem: null,
    unchanged: false,
  };
  const cover = { ...change, kind: 'reassign', limits: null, coverId: change.id };
  return {
    PlannedChange: change,
    PlannedCover: { start: { ...cover, holder: member }, end: { ...cover, on: '2026-09-15' } },
    PlannedQuote: {
      on: change.on,
      available: 0,
      ending: 0,
      keep: null,
      purchase: quote,
      refused: null,
      limits: { maxPurchases: 1, maxCharge: eur(1_200), maxRemovalsUndone: 0, maxRenewalIncrease: eur(1_200) },
    },
  };
}
