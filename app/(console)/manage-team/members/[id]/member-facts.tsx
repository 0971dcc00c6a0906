import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import type { MemberView } from '@/lib/members/view';
import { MemberStatus } from '../member-status';
import { MemberDepartment } from './editing';

interface MemberFactsProps {
  member: MemberView;
  planName: string;
  /** On how many devices they are signed in, for who may know. */
  signedIn: ReactNode;
  /** Whether they have a second factor, for who may know. */
  secondFactor: ReactNode;
}

/** What is known about a member. */
export async function MemberFacts({ member, planName, signedIn, secondFactor }: MemberFactsProps) {
  const [t, list, reset] = await Promise.all([
    getTranslations('member-page'),
    getTranslations('members'),
    getTranslations('second-factor-reset'),
  ]);
  const { email, role, status, numbers, limit } = member;
  return (
    <DetailsList
      label={t('facts')}
      items={[
        { term: t('status'), value: <MemberStatus status={status} /> },
        { term: t('email'), value: email },
        {
          term: t('role'),
          value: (
            <>
              {list(`roleOf.${role}`)} <span className="text-ink-2">– {list(`roleHint.${role}`)}</span>
            </>
          ),
        },
        { term: t('department'), value: <MemberDepartment /> },
        { term: t('numbers'), value: t('numbersOf', { numbers, limit, plan: planName }) },
        ...(signedIn === null ? [] : [{ term: t('sessions.term'), value: signedIn }]),
        ...(secondFactor === null ? [] : [{ term: reset('term'), value: secondFactor }]),
      ]}
    />
  );
}
