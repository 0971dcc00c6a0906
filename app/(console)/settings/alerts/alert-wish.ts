import type { AlertSettingsView } from '@/lib/alerts/view';
import { amountText, type Money, parseAmount } from '@/lib/kernel/money';

export interface DepartmentWish {
  id: string;
  name: string;
  /** As typed; null: it shall have no threshold of its own. */
  freeLicences: string | null;
}

/** What the form holds, as typed; empty means never. */
export interface AlertWish {
  freeLicences: string;
  watchesAssigned: boolean;
  monthlySpend: string;
  departments: DepartmentWish[];
}

/** The values that a change is decided on; departments only where they are the reader's business (R24). */
export type SeenSettings = Pick<AlertSettingsView, 'freeLicences' | 'watchesAssigned' | 'monthlySpend'> & {
  departments?: { departmentId: string; freeLicences: number }[];
};

type Changes = {
  freeLicences?: number | null;
  watchesAssigned?: boolean;
  monthlySpend?: Money | null;
  departments?: { departmentId: string; freeLicences: number | null }[];
};

/** A wrong field, by its pointer, and what is wrong with it. */
export type WrongField = { pointer: string; problem: 'licences' | 'amount' | 'threshold' };

/** What the form holds of what is seen. */
export function wishOf({ freeLicences, watchesAssigned, monthlySpend, departments }: AlertSettingsView): AlertWish {
  return {
    freeLicences: freeLicences === null ? '' : String(freeLicences),
    watchesAssigned,
    monthlySpend: monthlySpend === null ? '' : amountText(monthlySpend),
    departments: departments.map((one) => ({ ...one, freeLicences: String(one.freeLicences) })),
  };
}

/** What was seen, as a change says it. */
export function seenOf(settings: AlertSettingsView, withDepartments: boolean): SeenSettings {
  const { freeLicences, watchesAssigned, monthlySpend } = settings;
  const departments = settings.departments.map((one) => ({ departmentId: one.id, freeLicences: one.freeLicences }));
  return { freeLicences, watchesAssigned, monthlySpend, ...(withDepartments && { departments }) };
}

const wholeNumber = (text: string): number | undefined =>
  /^\d{1,7}$/.test(text) && Number(text) <= 1_000_000 ? Number(text) : undefined;

/** What is to be changed: what was entered, since the form was filled, and is not so yet. What nobody entered stays as others set it. */
export function changesIn(
  wish: AlertWish,
  kept: AlertWish,
  seen: SeenSettings,
  currency: string,
): { changes: Changes } | { wrong: [WrongField, ...WrongField[]] } {
  const freeLicences = wish.freeLicences.trim() === '' ? null : wholeNumber(wish.freeLicences.trim());
  const amount = wish.monthlySpend.trim() === '' ? undefined : parseAmount(wish.monthlySpend, currency);
  const filled = new Map(kept.departments.map((one) => [one.id, one.freeLicences]));
  const departments = wish.departments
    .filter((one) => one.freeLicences !== filled.get(one.id))
    .map((one) => ({
      departmentId: one.id,
      freeLicences: one.freeLicences === null ? null : wholeNumber(one.freeLicences.trim()),
    }));
  const [first, ...rest]: WrongField[] = [
    ...(freeLicences === undefined ? [{ pointer: '/freeLicences', problem: 'licences' as const }] : []),
    ...(amount === null || amount === 0 ? [{ pointer: '/monthlySpend', problem: 'amount' as const }] : []),
    ...departments
      .filter((one) => one.freeLicences === undefined)
      .map(({ departmentId }) => ({ pointer: `/departments/${departmentId}`, problem: 'threshold' as const })),
  ];
  if (first !== undefined) return { wrong: [first, ...rest] };
  const before = new Map(seen.departments?.map((one) => [one.departmentId, one.freeLicences]));
  const changed = departments.flatMap(({ departmentId, freeLicences: threshold = null }) =>
    threshold === (before.get(departmentId) ?? null) ? [] : { departmentId, freeLicences: threshold },
  );
  const monthlySpend = amount === undefined || amount === null ? null : { amount, currency };
  const isEntered = (field: 'freeLicences' | 'watchesAssigned' | 'monthlySpend') => wish[field] !== kept[field];
  return {
    changes: {
      ...(isEntered('freeLicences') &&
        freeLicences !== seen.freeLicences &&
        freeLicences !== undefined && { freeLicences }),
      ...(isEntered('watchesAssigned') &&
        wish.watchesAssigned !== seen.watchesAssigned && { watchesAssigned: wish.watchesAssigned }),
      ...(isEntered('monthlySpend') && monthlySpend?.amount !== seen.monthlySpend?.amount && { monthlySpend }),
      ...(changed.length > 0 && { departments: changed }),
    },
  };
}
