'use client';

import { useTranslations } from 'next-intl';
import { FailureNotice } from '@/components/ui/failure-notice';
import type { NotificationChoicesView } from '@/lib/alerts/view';
import { TestButton } from './test-button';
import { type Choice, useChoice } from './use-choice';

export type NamedChoice = NotificationChoicesView['data'][number] & { name: string };

/** Each event with a cell for each place where one can be told of it; every cell saves itself. */
export function NotificationTable({ choices, email }: { choices: NamedChoice[]; email: string }) {
  const t = useTranslations('account.notifications');
  return (
    <div className="max-w-[48rem] overflow-hidden rounded-panel border border-line bg-surface">
      <table className="data-table" aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('event')}</th>
            {(['mail', 'banner'] as const).map((channel) => (
              <th key={channel} scope="col" className="w-20 px-1.5 text-center whitespace-normal sm:w-36">
                {t(`channels.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <EventRow key={choice.event} choice={choice} email={email} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ choice: { event, name, mail, banner }, email }: { choice: NamedChoice; email: string }) {
  const t = useTranslations('account.notifications');
  const ui = useTranslations('ui');
  const cells = [
    { channel: t('channels.mail'), choice: useChoice(event, 'mail', mail) },
    { channel: t('channels.banner'), choice: useChoice(event, 'banner', banner) },
  ];
  const refused = cells.filter(({ choice }) => choice.state === 'refused');
  return (
    <>
      <tr>
        <th
          scope="row"
          abbr={name}
          className="border-t border-line bg-transparent py-2 text-body font-medium whitespace-normal text-ink"
        >
          <div className="grid justify-items-start gap-1">
            <span>{name}</span>
            {mail === null ? <span className="text-small font-normal text-ink-2">{t('always')}</span> : null}
            <TestButton event={event} name={name} email={email} />
          </div>
        </th>
        {cells.map(({ channel, choice }) => (
          <td key={channel} className="px-1.5 text-center">
            <Cell label={t('cell', { event: name, channel })} choice={choice} />
          </td>
        ))}
      </tr>
      {refused.length === 0 ? null : (
        <tr>
          <td colSpan={3} className="border-t-0 pt-0">
            <div className="grid gap-2">
              {refused.map(({ channel, choice: { refusal } }) => (
                <FailureNotice
                  key={channel}
                  message={t('refused', { channel, reason: refusal?.message ?? ui('failure.network') })}
                  requestId={refusal?.requestId}
                />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function Cell({ label, choice: { wanted, choose, state } }: { label: string; choice: Choice }) {
  const t = useTranslations('account.notifications');
  if (wanted === null) return <span className="text-small text-ink-2">{t('noChoice')}</span>;
  return (
    <>
      <label className="grid min-h-8 place-items-center pt-4.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="tick"
          aria-label={label}
          checked={wanted}
          onChange={(event) => choose(event.target.checked)}
        />
      </label>
      {/* Its line is kept free, so that nothing moves when something is said. */}
      <span
        role="status"
        className={`mt-0.5 block min-h-4 text-tiny ${state === 'refused' ? 'text-red' : 'text-ink-2'}`}
      >
        {state === 'untouched' ? null : t(`states.${state}`)}
      </span>
    </>
  );
}
