'use client';

import { useTranslations } from 'next-intl';
import type { Refusal } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import type { MemberChoice } from '../pickers';
import type { ObstacleGroup } from './selected-assignment';

interface ObstaclesProps {
  refusal: Refusal;
  member: MemberChoice | null;
  /** How many were asked about. */
  total: number;
  onLeaveOut: (numberIds: string[]) => void;
  onAskAgain: () => void;
}

const NAMED = 10;

/** The numbers that cannot be assigned, each by its name with the reason, and the one press that leaves them out. */
export function Obstacles({ refusal, member, total, onLeaveOut, onAskAgain }: ObstaclesProps) {
  const t = useTranslations('bulk.assign');
  const groups = groupsOf(refusal);
  // Refused by the act itself: something has changed since the quote, which a new one names.
  if (groups === null) return <Button onClick={onAskAgain}>{t('askAgain')}</Button>;
  const ids = groups.flatMap(({ numberIds }) => numberIds);
  return (
    <>
      <ul className="grid gap-1.5">
        {groups.map((group) => (
          <li key={group.obstacle}>
            {t(`reasons.${group.obstacle}`, {
              count: group.numberIds.length,
              member: member?.name ?? '',
              numbers: member?.numbers ?? 0,
              limit: member?.limit ?? 0,
            })}
            <Named displays={group.displays} />
          </li>
        ))}
      </ul>
      {ids.length === total ? (
        <p>{t('none')}</p>
      ) : (
        <Button onClick={() => onLeaveOut(ids)}>{t('leaveOut', { count: ids.length })}</Button>
      )}
    </>
  );
}

function Named({ displays }: { displays: string[] }) {
  const t = useTranslations('bulk.assign');
  if (displays.length === 0) return null;
  const rest = displays.length - NAMED;
  return (
    <span className="block text-small text-ink-2">
      {displays.slice(0, NAMED).join(', ')}
      {rest > 0 ? ` ${t('more', { count: rest })}` : null}
    </span>
  );
}

function groupsOf({ details }: Refusal): ObstacleGroup[] | null {
  if (typeof details !== 'object' || details === null || !('groups' in details)) return null;
  return details.groups as ObstacleGroup[];
}
