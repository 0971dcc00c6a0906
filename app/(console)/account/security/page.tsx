import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { ownSecurity } from '@/lib/web/account-security';
import { changePasswordAction, newCodesAction, turnOffAction, turnOnAction } from '@/lib/web/account-security-actions';
import { getViewer, pageMetadata } from '@/lib/web/viewer';
import { AccountFrame } from '../account-frame';
import { SecurityForm } from './security-form';
import { TurnOn } from './turn-on';

type Security = Awaited<ReturnType<typeof ownSecurity>>;

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('security'))('title'));
}

/** One's own password and second factor. */
export default async function AccountSecurityPage() {
  const security = await ownSecurity();
  const t = await getTranslations('security');
  return (
    <AccountFrame page="security" intro={t('intro')}>
      <ClientMessages namespaces={['security', 'second-factor', 'ui']}>
        <div className="grid max-w-[40rem] gap-8">
          <section className="grid gap-3">
            <h2>{t('password.title')}</h2>
            <p className="text-ink-2">{t('password.text')}</p>
            <SecurityForm action={changePasswordAction} name="change-password" fields={['password', 'chosen']} />
          </section>
          <section className="grid gap-3">
            <h2>{t('factor.title')}</h2>
            <FactorState security={security} />
            {security.isExempt ? null : (
              <TurnOn action={turnOnAction} offer={security.offer} isOn={security.confirmedAt !== null} />
            )}
          </section>
          {security.confirmedAt === null ? null : <WithFactor security={security} />}
        </div>
      </ClientMessages>
    </AccountFrame>
  );
}

async function FactorState({ security: { confirmedAt, recoveryCodesLeft: left, isExempt } }: { security: Security }) {
  const [t, format, { timeZone }] = await Promise.all([getTranslations('security.factor'), getFormat(), getViewer()]);
  if (isExempt) return <p className="text-ink-2">{t('exempt')}</p>;
  if (confirmedAt === null) return <p className="text-ink-2">{t('off')}</p>;
  return (
    <>
      <DetailsList
        label={t('title')}
        items={[
          { term: t('since'), value: <Time {...format.instant(confirmedAt, timeZone)} /> },
          { term: t('left'), value: t('codes', { count: left }) },
        ]}
      />
      {left < 3 ? <Notice tone="brass" title={t('fewCodes', { count: left })} /> : null}
    </>
  );
}

async function WithFactor({ security: { requiredByOperator, requiredBy } }: { security: Security }) {
  const [t, format] = await Promise.all([getTranslations('security'), getFormatter()]);
  const isCompulsory = requiredByOperator || requiredBy.length > 0;
  return (
    <>
      <section className="grid gap-3">
        <h2>{t('newCodes.title')}</h2>
        <p className="text-ink-2">{t('newCodes.text')}</p>
        <SecurityForm action={newCodesAction} name="new-codes" fields={['password', 'code']} />
      </section>
      <section className="grid gap-3">
        <h2>{t('turnOff.title')}</h2>
        {isCompulsory ? (
          <p className="text-ink-2">
            {requiredByOperator
              ? t('turnOff.staff')
              : t('turnOff.companies', { companies: format.list(requiredBy), count: requiredBy.length })}
          </p>
        ) : (
          <>
            <p className="text-ink-2">{t('turnOff.text')}</p>
            <SecurityForm action={turnOffAction} name="turn-off" fields={['password', 'code']} />
          </>
        )}
      </section>
    </>
  );
}
