import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { safePath } from '@/lib/auth/safe-path';
import { currentPending } from '@/lib/web/current-actor';
import { proveWithCode } from '@/lib/web/second-factor-actions';
import { signOut } from '@/lib/web/session-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { CredentialsForm } from '../credentials-form';

export async function generateMetadata() {
  const t = await getTranslations('second-factor');
  return pageMetadata(t('prove.title'));
}

/** What is asked after the password of who has a second factor: a code of it, or a recovery code. */
export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next, use } = await searchParams;
  const asked = safePath([next].flat()[0]);
  const pending = await currentPending();
  // Sign-in knows what else there is to do, and leads on who has nothing left to prove.
  if (pending?.awaits !== 'second_factor')
    redirect(asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`);
  const [t, auth] = await Promise.all([getTranslations('second-factor'), getTranslations('auth')]);
  const way = use === 'recovery' ? 'recovery' : 'code';
  const other = new URLSearchParams({
    ...(asked !== '/' && { next: asked }),
    ...(way === 'code' && { use: 'recovery' }),
  });
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('prove.title')}</h1>
        <p className="text-ink-2">{t(`prove.${way}.intro`)}</p>
        <p className="text-small text-ink-2 wrap-anywhere">{pending.email}</p>
      </div>
      <CredentialsForm
        key={way}
        action={proveWithCode}
        fields={[
          {
            name: 'code',
            label: t(`prove.${way}.label`),
            type: 'text',
            ...(way === 'code'
              ? ({ autoComplete: 'one-time-code', inputMode: 'numeric' } as const)
              : ({ autoComplete: 'off' } as const)),
            hint: t(`prove.${way}.hint`),
          },
        ]}
        submit={auth('signIn.submit')}
        summary={{ one: auth('summary.one'), more: auth('summary.more') }}
        hidden={asked === '/' ? {} : { next: asked }}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <TextLink href={other.size === 0 ? '/second-factor' : `/second-factor?${other}`}>
          {t(way === 'code' ? 'prove.useRecovery' : 'prove.useCode')}
        </TextLink>
        <form action={signOut} className="-mx-3.5">
          <SubmitButton variant="ghost">{t('somebodyElse')}</SubmitButton>
        </form>
      </div>
      {way === 'recovery' ? <p className="text-small text-ink-2">{t('prove.lost')}</p> : null}
    </>
  );
}
