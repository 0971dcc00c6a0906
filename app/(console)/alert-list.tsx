'use client';

import { useTranslations } from 'next-intl';
import { useOptimistic, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import { FailureNotice } from '@/components/ui/failure-notice';
import { NoticeList } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { hideAlertAction } from './alert-actions';
import { answerOf } from './manage-team/answer-of';

export interface ShownAlert {
  id: string;
  tone: 'red' | 'brass';
  title: string;
  text: string;
  departmentName: string | null;
  link: { href: string; label: string } | null;
}

/** At a finger's height without moving the line. */
const TARGET = 'inline-flex min-h-6 items-center pointer-coarse:-my-2.5 pointer-coarse:min-h-11';

const buttonId = (alertId: string) => `hide-${alertId}`;

/** The alerts in one notice. What is put away is gone at once, and back with a message if that is refused. */
export function AlertList({ alerts, mayHide }: { alerts: ShownAlert[]; mayHide: boolean }) {
  const t = useTranslations('alerts.banner');
  const ui = useTranslations('ui');
  const [over, setOver] = useState<readonly string[]>([]);
  const there = alerts.filter(({ id }) => !over.includes(id));
  const [shown, hide] = useOptimistic(there, (before, id: string) => before.filter((alert) => alert.id !== id));
  const [, startTransition] = useTransition();
  const [answer, setAnswer] = useState<{ hidden: string } | { refused: Refusal | null }>();

  const named = ({ title, departmentName }: ShownAlert) =>
    departmentName === null ? title : t('ofDepartment', { department: departmentName, alert: title });

  const putAway = (alert: ShownAlert) => {
    const place = shown.indexOf(alert);
    const next = shown[place + 1] ?? shown[place - 1];
    document.getElementById(next === undefined ? 'content' : buttonId(next.id))?.focus();
    setAnswer(undefined);
    startTransition(async () => {
      hide(alert.id);
      const outcome = await answerOf(hideAlertAction({ alertId: alert.id }, newKey()));
      // What is over meanwhile is away too; one that is raised anew under its id must come back.
      const isOver = outcome?.ok === false && outcome.error.code === 'not_found';
      if (isOver) setOver((before) => [...before, alert.id]);
      if (isOver || outcome?.ok) setAnswer({ hidden: named(alert) });
      else setAnswer({ refused: outcome?.error ?? null });
    });
  };

  const refused = answer !== undefined && 'refused' in answer ? answer : undefined;
  return (
    <>
      {/* No status of its own: what a page says of an act is its first one. */}
      <p aria-live="polite" className="sr-only">
        {answer !== undefined && 'hidden' in answer ? t('hidden', { alert: answer.hidden }) : null}
      </p>
      {shown.length === 0 ? null : (
        <section aria-label={t('label')} className="grid max-w-[81.5rem] gap-2 px-4 pt-4 sm:px-8">
          <NoticeList
            notices={shown.map((alert) => ({
              id: alert.id,
              tone: alert.tone,
              title: `${alert.title}.`,
              children: alert.text,
              action: (
                <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                  {alert.link === null ? null : (
                    <TextLink href={alert.link.href} className={TARGET}>
                      {alert.link.label}
                    </TextLink>
                  )}
                  {mayHide ? (
                    <button
                      type="button"
                      id={buttonId(alert.id)}
                      className={`link ${TARGET} noscript:hidden`}
                      aria-label={t('hideNamed', { alert: named(alert) })}
                      onClick={() => putAway(alert)}
                    >
                      {t('hide')}
                    </button>
                  ) : null}
                </div>
              ),
            }))}
          />
          {refused === undefined ? null : (
            <FailureNotice
              message={refused.refused?.message ?? ui('failure.network')}
              requestId={refused.refused?.requestId}
            />
          )}
        </section>
      )}
    </>
  );
}
