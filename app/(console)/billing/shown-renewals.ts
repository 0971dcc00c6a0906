import type { Money } from '@/lib/kernel/money';

/** What the renewals shown in a quote come to: the most that the change may make them (R7). */
export const shownRenewals = ({
  charge,
  renewals,
}: {
  charge: Money;
  renewals: readonly { after: Money }[];
}): Money => ({
  ...charge,
  amount: renewals.reduce((sum, { after }) => sum + after.amount, 0),
});
