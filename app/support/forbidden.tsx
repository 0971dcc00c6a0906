import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '../message-page';

/** For everybody who is not one of the operator's people. */
export default async function Forbidden() {
  const t = await getTranslations('shell');
  return (
    <MessagePage
      title={t('forbidden.title')}
      action={
        <ButtonLink href="/" variant="primary">
          {t('forbidden.home')}
        </ButtonLink>
      }
    >
      <p>{t('support.onlyStaff')}</p>
    </MessagePage>
  );
}
