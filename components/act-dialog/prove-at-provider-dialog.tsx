'use client';

import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** Leads to the identity provider and back to this page, where what waits for it is done anew. */
export default function ProveAtProviderDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const t = useTranslations('prove-again');
  const ui = useTranslations('ui');
  const next = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <Dialog
      title={t('title')}
      description={t('provider.text')}
      onClose={onClose}
      footer={(close) => (
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <ButtonLink variant="primary" href={`${href}&next=${next}`}>
            {t('provider.go')}
          </ButtonLink>
        </>
      )}
    >
      <p>{t('provider.back')}</p>
    </Dialog>
  );
}
