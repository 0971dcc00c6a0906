import { getTranslations } from 'next-intl/server';
import type { FormAction } from '@/components/form/form-state';
import { CredentialsForm } from './credentials-form';

/** Sets the password of the account that a one-time link belongs to. */
export async function SetPasswordForm({ action, token }: { action: FormAction; token: string }) {
  const t = await getTranslations('auth');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('setPassword.title')}</h1>
        <p className="text-ink-2">{t('setPassword.intro')}</p>
      </div>
      <CredentialsForm
        action={action}
        fields={[
          {
            name: 'password',
            label: t('setPassword.password'),
            type: 'password',
            autoComplete: 'new-password',
            hint: t('setPassword.hint'),
          },
        ]}
        submit={t('setPassword.submit')}
        summary={{ one: t('summary.one'), more: t('summary.more') }}
        hidden={{ token }}
      />
    </>
  );
}
