import { getTranslations } from 'next-intl/server';
import type { FormAction } from '@/components/form/form-state';
import { TextLink } from '@/components/ui/text-link';
import { CredentialsForm } from './credentials-form';

/** The sign-in form in the reader's language. `next` is the path first asked for, checked by the action. */
export async function SignInForm({
  action,
  next,
  problem,
}: {
  action: FormAction;
  next?: string | undefined;
  problem?: string | undefined;
}) {
  const t = await getTranslations('auth');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('signIn.title')}</h1>
        <p className="text-ink-2">{t('signIn.intro')}</p>
      </div>
      <CredentialsForm
        action={action}
        fields={[
          { name: 'email', label: t('signIn.email'), type: 'email', autoComplete: 'username' },
          { name: 'password', label: t('signIn.password'), type: 'password', autoComplete: 'current-password' },
        ]}
        submit={t('signIn.submit')}
        otherWay={{ value: 'single_sign_on', label: t('signOn.use') }}
        problem={problem}
        summary={{ one: t('summary.one'), more: t('summary.more') }}
        hidden={next ? { next } : {}}
      />
      <p>
        <TextLink href="/forgot-password">{t('signIn.forgot')}</TextLink>
      </p>
    </>
  );
}
