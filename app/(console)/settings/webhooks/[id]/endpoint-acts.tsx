'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { changeEndpointAction, testEndpointAction } from '../actions';
import { PATH } from '../path';
import { ActButton } from './act-button';

const loadChange = () => import('./change-dialog');
const ChangeDialog = lazy(loadChange);
const loadRotate = () => import('./rotate-dialog');
const RotateDialog = lazy(loadRotate);
const loadDisable = () => import('./disable-dialog');
const DisableDialog = lazy(loadDisable);
const loadRemove = () => import('./remove-dialog');
const RemoveDialog = lazy(loadRemove);

/** What can be done with an endpoint. */
export function EndpointActs({ endpoint }: { endpoint: WebhookEndpointView }) {
  const t = useTranslations('webhooks');
  const [said, setSaid] = useState<'test' | 'enable'>();
  // Its button is gone once that is done; the dialog says so all the same.
  const [disabling, setDisabling] = useState(false);
  const [, startTransition] = useTransition();
  const { id: endpointId, enabled } = endpoint;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {enabled ? (
          <ActButton
            label={t('test.send')}
            variant="primary"
            act={(key) => testEndpointAction({ endpointId }, key)}
            done={() => setSaid('test')}
          />
        ) : (
          <ActButton
            label={t('disable.enable')}
            variant="primary"
            act={(key) => changeEndpointAction({ endpointId, enabled: true }, key)}
            done={() => setSaid('enable')}
          />
        )}
        <DialogOpener label={t('change.open')} preload={loadChange}>
          {(onClose) => <ChangeDialog endpoint={endpoint} onClose={onClose} />}
        </DialogOpener>
        <DialogOpener label={t('rotate.open')} preload={loadRotate}>
          {(onClose) => <RotateDialog endpoint={endpoint} onClose={onClose} />}
        </DialogOpener>
        {enabled ? (
          <Button
            aria-haspopup="dialog"
            onPointerEnter={() => void loadDisable()}
            onFocus={() => void loadDisable()}
            onClick={() => startTransition(() => setDisabling(true))}
          >
            {t('disable.open')}
          </Button>
        ) : null}
        <DialogOpener label={t('remove.open')} preload={loadRemove}>
          {(onClose) => <RemoveDialog endpoint={endpoint} onClose={onClose} />}
        </DialogOpener>
      </div>
      {disabling ? (
        <Suspense fallback={null}>
          <DisableDialog endpoint={endpoint} onClose={() => setDisabling(false)} />
        </Suspense>
      ) : null}
      {said === 'test' && enabled ? (
        <StatusMessage title={t('test.done')}>
          <TextLink href={`${PATH}/${endpointId}`}>{t('test.see')}</TextLink>
        </StatusMessage>
      ) : null}
      {said === 'enable' && enabled ? <StatusMessage title={t('disable.enabled')} /> : null}
    </div>
  );
}
