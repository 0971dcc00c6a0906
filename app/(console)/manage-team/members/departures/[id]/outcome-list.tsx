'use client';

import { useTranslations } from 'next-intl';

const KNOWN = [
  'returned',
  'kept',
  'held_by_other',
  'deleted_since',
  'left',
  'changed_since',
  'member_inactive',
  'not_assignable',
  'member_limit_reached',
] as const;

/** What an undoing makes, or made, of each number, and why. */
export function OutcomeList({
  numbers,
}: {
  numbers: readonly { id: string; display: string; outcome: string | null }[];
}) {
  const t = useTranslations('leaving.outcomes');
  return (
    <ul className="grid gap-1">
      {numbers.map(({ id, display, outcome }) => {
        const known = KNOWN.find((one) => one === outcome);
        return (
          <li key={id} className="flex flex-wrap gap-x-3">
            <span className="font-medium tabular-nums">{display}</span>
            {known ? <span className="text-ink-2">{t(known)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
