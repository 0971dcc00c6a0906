'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { DomainView } from '@/lib/single-sign-on/view';
import { addDomainAction, removeDomainAction, verifyDomainAction } from './actions';

const loaded = () => Promise.resolve();

/** The company's domains, what proves each, and another one to add. */
export function Domains({ domains }: { domains: DomainView[] }) {
  const t = useTranslations('single-sign-on.domains');
  return (
    <>
      {domains.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul aria-label={t('list')} className="grid gap-3">
          {domains.map((domain) => (
            <li key={domain.domain} className="grid gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
              <Domain {...domain} />
            </li>
          ))}
        </ul>
      )}
      <AddDomain />
    </>
  );
}

function Domain({ domain, record, verifiedAt }: DomainView) {
  const t = useTranslations('single-sign-on.domains');
  const words = useTranslations('single-sign-on');
  const ui = useTranslations('ui');
  const router = useRouter();
  const act = useAct(domain, (key) => verifyDomainAction({ domain }, key));
  const isVerified = verifiedAt !== null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="font-medium wrap-anywhere">{domain}</span>
        <Badge tone={isVerified ? 'key' : 'brass'} mark={isVerified ? 'dot' : 'ring'}>
          {t(isVerified ? 'verified' : 'waiting')}
        </Badge>
      </div>
      {isVerified ? null : (
        <div className="grid gap-1">
          <p className="text-small text-ink-2">{t('record', { domain })}</p>
          <CopyButton text={record} label={words('copy')} done={words('copied')} />
        </div>
      )}
      {act.receipt ? <StatusMessage title={t('isVerified', { domain })} /> : null}
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div className="flex flex-wrap gap-2">
        {isVerified ? null : (
          <Button pending={act.pending} onClick={act.start}>
            {t('verify')}
          </Button>
        )}
        <DialogOpener label={t('remove')} variant="ghost" preload={loaded}>
          {(onClose) => (
            <ActDialog
              title={t('removeTitle', { domain })}
              description={t('removeText')}
              confirmLabel={t('removeConfirm')}
              danger
              entry={domain}
              act={(key) => removeDomainAction({ domain }, key)}
              receipt={() => <StatusMessage title={t('removed', { domain })} />}
              onClose={() => {
                onClose();
                router.refresh();
              }}
            >
              {null}
            </ActDialog>
          )}
        </DialogOpener>
      </div>
    </>
  );
}

function AddDomain() {
  const t = useTranslations('single-sign-on.domains');
  const ui = useTranslations('ui');
  const [domain, setDomain] = useState('');
  const act = useAct(domain, async (key) => {
    const outcome = await addDomainAction({ domain }, key);
    if (outcome.ok) setDomain('');
    return outcome;
  });
  const wrong = act.refusal?.fields?.find(({ pointer }) => pointer === '/domain')?.message;
  return (
    <form
      noValidate
      className="grid max-w-[28rem] grid-cols-1 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        act.start();
      }}
    >
      <TextField
        id="domain"
        label={t('label')}
        hint={t('hint')}
        error={wrong}
        value={domain}
        maxLength={253}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          if (act.receipt !== undefined) act.reset();
          setDomain(event.target.value);
        }}
      />
      {act.refusal && wrong === undefined ? (
        <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} />
      ) : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div>
        <Button type="submit" pending={act.pending}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
