import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SubmitButton } from '@/components/ui/submit-button';
import { safePath } from '@/lib/auth/safe-path';
import { offerEnrolment } from '@/lib/auth/second-factor';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { currentPending, currentSecret, currentSession } from '@/lib/web/current-actor';
import { enrolAtSignIn } from '@/lib/web/second-factor-actions';
import { signOut } from '@/lib/web/session-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { Enrolment } from '../enrolment';

export async function generateMetadata() {
  const t = await getTranslations('second-factor');
  return pageMetadata(t('enrol.title'));
}

/**
 * Where a second factor is compulsory and not there yet it is set up before anything else. Once it is, the session acts,
 * and what is left of this page is the recovery codes that the form was answered with.
 */
export default async function EnrolPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = safePath([(await searchParams).next].flat()[0]);
  const [pending, secret] = await Promise.all([currentPending(), currentSecret()]);
  const offer = pending?.awaits === 'enrolment' && secret !== null ? offerEnrolment(secret, pending.email) : null;
  if (offer === null && (await currentSession())?.secondFactor !== 'proven')
    redirect(asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`);
  const t = await getTranslations('second-factor');
  return (
    <>
      <ClientMessages namespaces={['second-factor']}>
        <Enrolment
          action={enrolAtSignIn}
          offer={offer}
          why={
            pending === null
              ? ''
              : pending.companyName === null
                ? t('enrol.staff')
                : t('enrol.company', { company: pending.companyName })
          }
          email={pending?.email ?? ''}
          next={asked}
        />
      </ClientMessages>
      {offer === null ? null : (
        <form action={signOut} className="-ml-3.5">
          <SubmitButton variant="ghost">{t('somebodyElse')}</SubmitButton>
        </form>
      )}
    </>
  );
}
