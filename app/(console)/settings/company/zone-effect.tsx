'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { CompanySettingsView } from '@/lib/licences/view';

interface ZoneEffectProps {
  /** The time zone that is chosen. */
  timeZone: string;
  saved: string;
  subscriptions: CompanySettingsView['subscriptions'];
}

/** What each subscription waits for before it follows the chosen time zone (R17); nothing where it does already. */
export function ZoneEffect({ timeZone: to, saved, subscriptions }: ZoneEffectProps) {
  const t = useTranslations('company-settings.effect');
  const format = useFormat();
  const renewing = subscriptions.filter(({ goesOn }) => goesOn);
  const waiting = renewing.filter(({ timeZone }) => timeZone !== to);
  const nothing = renewing.length === 0 && to !== saved;
  return (
    <div aria-live="polite">
      {waiting.length > 0 || nothing ? (
        <section className="mt-3 grid gap-1.5 rounded-control border border-l-[3px] border-line border-l-brass bg-surface px-4 py-2.5">
          <h2 className="text-body font-semibold">{t('title')}</h2>
          {nothing ? <p className="text-ink-2">{t('nothing', { to })}</p> : null}
          {waiting.map(({ id, billingFrequency: frequency, renewsOn, timeZone: from }) => (
            <p key={id} className="text-ink-2">
              {t('waits', { frequency, on: format.date(renewsOn, 'long'), from, to })}
            </p>
          ))}
        </section>
      ) : null}
    </div>
  );
}
