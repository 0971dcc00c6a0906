'use client';

import { useSyncExternalStore } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { isLocale } from '@/lib/i18n/locale';
import english from '@/lib/i18n/messages/en/failure.json';
import french from '@/lib/i18n/messages/fr/failure.json';
import { MessagePage } from './message-page';

// An error page gets no messages from the server that just failed: it carries its few sentences in both languages.
const texts = { en: english, fr: french };

function pageLanguage() {
  const language = document.documentElement.lang || navigator.language.slice(0, 2);
  return isLocale(language) ? language : 'en';
}

/** Something failed: says so, offers to try again, and gives the reference that the log also has. */
export function FailurePage({ error, retry }: { error: unknown; retry: () => void }) {
  const language = useSyncExternalStore(
    () => () => undefined,
    pageLanguage,
    () => 'en' as const,
  );
  const t = texts[language];
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  const [, isUnavailable, reference] = /^(unavailable:)?(.*)$/.exec(digest ?? '') ?? [];
  const { title, text } = isUnavailable ? t.unavailable : t;
  return (
    <MessagePage
      title={title}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            {t.retry}
          </Button>
          <ButtonLink href="/">{t.home}</ButtonLink>
        </>
      }
    >
      <p>{text}</p>
      {reference ? (
        <p>
          {t.reference} <code className="break-all select-all">{reference}</code>
        </p>
      ) : null}
    </MessagePage>
  );
}
