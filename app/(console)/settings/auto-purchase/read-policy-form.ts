import type { FieldError } from '@/components/ui/error-summary';
import { parseAmount } from '@/lib/kernel/money';

type Policy = {
  policy: 'allow' | 'ask' | 'block';
  monthlyLicences: number | null;
  monthlyCharge: { amount: number; currency: string } | null;
};

/** What the form says, or which of its fields cannot be read. */
export function readPolicyForm(
  form: FormData,
  currency: string,
  messages: { licences: string; charge: string },
): { policy: Policy } | { errors: FieldError[] } {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [licences, charge] = [text('monthlyLicences'), text('monthlyCharge')];
  const monthlyLicences = licences === '' ? null : /^\d{1,6}$/.test(licences) ? Number(licences) : undefined;
  const amount = charge === '' ? undefined : parseAmount(charge, currency);
  const errors: FieldError[] = [];
  if (monthlyLicences === undefined) errors.push({ fieldId: 'monthlyLicences', message: messages.licences });
  if (amount === null) errors.push({ fieldId: 'monthlyCharge', message: messages.charge });
  if (monthlyLicences === undefined || amount === null) return { errors };
  const policy = (['ask', 'block'] as const).find((mode) => mode === text('policy')) ?? 'allow';
  return { policy: { policy, monthlyLicences, monthlyCharge: amount === undefined ? null : { amount, currency } } };
}
