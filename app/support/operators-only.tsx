import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { getViewer } from '@/lib/web/viewer';
import { MessagePage } from '../message-page';

/** For everybody who is no operator admin: support agents too, who read why. */
export async function OperatorsOnly({ why }: { why: string }) {
  const [t, { company }] = await Promise.all([getTranslations('shell'), getViewer()]);
  const isStaff = company === null;
  return (
    <MessagePage
      title={t('forbidden.title')}
      action={
        <ButtonLink href={isStaff ? '/support' : '/'} variant="primary">
          {t(isStaff ? 'forbidden.staffHome' : 'forbidden.home')}
        </ButtonLink>
      }
    >
      <p>{isStaff ? why : t('support.onlyStaff')}</p>
    </MessagePage>
  );
}
