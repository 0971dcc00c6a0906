import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Brand } from './brand';
import { MessagePage } from './message-page';

/** No such address, or something of another company: the two are not told apart. */
export default async function NotFound() {
  const t = await getTranslations('shell');
  return (
    <>
      <header className="px-4 pt-3.5 sm:px-8">
        <Brand />
      </header>
      <MessagePage
        title={t('notFound.title')}
        action={
          <ButtonLink href="/" variant="primary">
            {t('notFound.home')}
          </ButtonLink>
        }
      >
        <p>{t('notFound.text')}</p>
      </MessagePage>
    </>
  );
}
