import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { sendResetLink } from '@/lib/web/forgotten-password-action';
import { pageMetadata } from '@/lib/web/viewer';
import { ForgottenForm } from '../forgotten-form';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return pageMetadata(t('forgot.title'));
}

/** Asking for a link to set a new password. */
export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth');
  return (
    <>
      <ClientMessages namespaces={['auth']}>
        <ForgottenForm action={sendResetLink} />
      </ClientMessages>
      <p>
        <TextLink href="/sign-in">{t('forgot.back')}</TextLink>
      </p>
    </>
  );
}
