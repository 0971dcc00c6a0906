'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const minutesBetween = (from: number, until: string): number =>
  Math.max(0, Math.floor((new Date(until).getTime() - from) / 60_000));

/** How long a grant lasts still: as the server says it, then counted down. It is read when it is looked at, never announced. */
export function TimeLeft({ until, now }: { until: string; now: string }) {
  const t = useTranslations('support-access.banner');
  const [minutes, setMinutes] = useState(() => minutesBetween(new Date(now).getTime(), until));
  useEffect(() => {
    const timer = setInterval(() => setMinutes(minutesBetween(Date.now(), until)), 5_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <time dateTime={until} className="whitespace-nowrap">
      {t('left', { minutes })}
    </time>
  );
}
