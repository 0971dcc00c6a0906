import type { BillingFrequency } from '@/lib/kernel/calendar';
import type { AlertKind } from './kinds';

/** How a company stands: what alerts are decided on. Amounts are in minor units of its currency. */
export type Standing = {
  /** The company's local day. */
  today: string;
  licences: { total: number; assigned: number; available: number };
  /** What was bought automatically today. */
  boughtToday: { quantity: number; charge: number };
  caps: readonly { cap: string; used: number; limit: number; level: 80 | 100 | null }[];
  /** What this month's charges come to, less credits. */
  spent: number;
  /** Licences unused for long that are about to renew, with what they cost a month. */
  renewingUnused: readonly { billingFrequency: BillingFrequency; quantity: number; monthlyCost: number; on: string }[];
};

/** From when on somebody is told; null is off. */
export type Limits = {
  freeLicences: number | null;
  watchesAssigned: boolean;
  monthlySpend: number | null;
  departments: readonly { departmentId: string; freeLicences: number }[];
};

/** What an alert says beside its kind: a count, of how many, an amount, of how much, and a day. */
export type Figures = {
  count: number | null;
  outOf: number | null;
  charge: number | null;
  limit: number | null;
  on: string | null;
};

/** What is the matter with a company. */
export type Alert = {
  kind: AlertKind;
  subject: string;
  /** The month, day or renewal of which it speaks, if it is about one: in another one it is crossed anew. */
  period: string;
  percent: number;
  figures: Figures;
};

/** Of licences, from how much of them on somebody is told, and of a month's spend (U5). */
const ASSIGNED_LEVELS = [100, 80] as const;
const SPEND_LEVELS = [100, 75, 50] as const;

/** The highest level that a part of a whole has reached; no float is near it. */
const levelOf = (levels: readonly number[], part: number, whole: number): number | undefined =>
  levels.find((percent) => BigInt(part) * 100n >= BigInt(whole) * BigInt(percent));

const NOTHING: Figures = { count: null, outOf: null, charge: null, limit: null, on: null };

const monthOf = (date: string): string => date.slice(0, 7);

/** Everything that is the matter, as the company stands and by what it set; each kind and subject once. */
export function decideAlerts(standing: Standing, limits: Limits): Alert[] {
  return [
    ...fewLeft(standing, limits),
    ...assigned(standing, limits),
    ...boughtAutomatically(standing),
    ...capsReached(standing),
    ...spend(standing, limits),
    ...unused(standing),
  ];
}

/** A company without licences has begun with nothing: that none is left is no news to it. */
function fewLeft({ licences: { total, available } }: Standing, { freeLicences, departments }: Limits): Alert[] {
  const thresholds = [
    ...(freeLicences === null ? [] : [{ subject: '', threshold: freeLicences }]),
    ...departments.map((one) => ({ subject: one.departmentId, threshold: one.freeLicences })),
  ];
  return thresholds
    .filter(({ threshold }) => total > 0 && available <= threshold)
    .map(({ subject, threshold }) => ({
      kind: 'licences_low',
      subject,
      period: '',
      percent: 100,
      figures: { ...NOTHING, count: available, outOf: threshold },
    }));
}

function assigned({ licences }: Standing, { watchesAssigned }: Limits): Alert[] {
  if (!watchesAssigned || licences.total === 0) return [];
  const percent = levelOf(ASSIGNED_LEVELS, licences.assigned, licences.total);
  if (percent === undefined) return [];
  const figures = { ...NOTHING, count: licences.assigned, outOf: licences.total };
  return [{ kind: 'licences_assigned', subject: '', period: '', percent, figures }];
}

function boughtAutomatically({ today, boughtToday: { quantity, charge } }: Standing): Alert[] {
  if (quantity === 0) return [];
  const figures = { ...NOTHING, count: quantity, charge };
  return [{ kind: 'automatic_purchase', subject: '', period: today, percent: 100, figures }];
}

function capsReached({ today, caps }: Standing): Alert[] {
  return caps.flatMap(({ cap, used, limit, level }) => {
    if (level === null) return [];
    const figures =
      cap === 'monthly_charge' ? { ...NOTHING, charge: used, limit } : { ...NOTHING, count: used, outOf: limit };
    return { kind: 'cap' as const, subject: cap, period: monthOf(today), percent: level, figures };
  });
}

function spend({ today, spent }: Standing, { monthlySpend }: Limits): Alert[] {
  if (monthlySpend === null || spent <= 0) return [];
  const percent = levelOf(SPEND_LEVELS, spent, monthlySpend);
  if (percent === undefined) return [];
  const figures = { ...NOTHING, charge: spent, limit: monthlySpend };
  return [{ kind: 'spend', subject: '', period: monthOf(today), percent, figures }];
}

function unused({ renewingUnused }: Standing): Alert[] {
  return renewingUnused.map(({ billingFrequency, quantity, monthlyCost, on }) => ({
    kind: 'waste',
    subject: billingFrequency,
    period: on,
    percent: 100,
    figures: { ...NOTHING, count: quantity, charge: monthlyCost, on },
  }));
}

type Known = Alert & { id: string };

/** What becomes of the alerts that are known. */
export type Step =
  /** A limit is crossed: somebody is told, once (E139). */
  | { step: 'raise'; alert: Alert; before: Known | null }
  /** It is left again, wholly or in part: it can be crossed anew. */
  | { step: 'clear'; alert: Alert | null; before: Known }
  /** Nothing is crossed; its figures moved. */
  | { step: 'follow'; alert: Alert; before: Known };

/** From what was the matter to what is; what goes comes first. Crossing several levels at once is told once, by the highest. */
export function decideSteps(known: readonly Known[], alerts: readonly Alert[]): Step[] {
  const same = (one: Alert, other: Alert) => one.kind === other.kind && one.subject === other.subject;
  const gone = known
    .filter((before) => !alerts.some((alert) => same(alert, before) && alert.period === before.period))
    .map((before): Step => ({ step: 'clear', alert: null, before }));
  const steps = alerts.flatMap((alert): Step[] => {
    const before = known.find((one) => same(one, alert) && one.period === alert.period) ?? null;
    if (before === null || alert.percent > before.percent) return [{ step: 'raise', alert, before }];
    if (alert.percent < before.percent) return [{ step: 'clear', alert, before }];
    return isAlike(alert.figures, before.figures) ? [] : [{ step: 'follow', alert, before }];
  });
  return [...gone, ...steps];
}

const isAlike = (one: Figures, other: Figures): boolean =>
  (Object.keys(NOTHING) as (keyof Figures)[]).every((name) => one[name] === other[name]);
