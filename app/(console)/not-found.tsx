import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '../message-page';

/** The same answer for what does not exist and for what belongs to another company, inside the console. */
export default async function NotFound() {
  const t = await getTranslations('shell');
  return (
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
  );
}
