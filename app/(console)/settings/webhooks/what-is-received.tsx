import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';

const EXAMPLE = {
  id: 'evt_01980c3d5d1b7c3a9e4f0a1b2c3d4e6d',
  type: 'number.assigned',
  at: '2026-06-16T09:30:00.000Z',
  companyId: 'com_01980c2f5d1b7c3a9e4f0a1b2c3d4e5f',
  data: {
    operationId: 'opr_01980c355d1b7c3a9e4f0a1b2c3d4e65',
    targetId: 'num_01980c315d1b7c3a9e4f0a1b2c3d4e61',
    before: { status: 'unassigned', memberId: null, licenceId: null },
    after: { status: 'assigned', memberId: 'mem_01980c…', licenceId: 'lic_01980c…', licenceOrigin: 'available' },
  },
};

/** What is sent to an endpoint, for whoever writes the program behind it. */
export async function WhatIsReceived() {
  const t = await getTranslations('webhooks.receives');
  return (
    <section aria-labelledby="receives" className="grid grid-cols-1 gap-2.5 pt-2">
      <h2 id="receives">{t('title')}</h2>
      <p className="max-w-[60ch] text-ink-2">{t('text')}</p>
      <DetailsList
        label={t('headers')}
        items={(['id', 'timestamp', 'signature'] as const).map((name) => ({
          term: `webhook-${name}`,
          value: t(name),
        }))}
      />
      <h3 className="pt-1 font-medium">{t('body')}</h3>
      <pre className="rounded-panel border border-line bg-surface px-4 py-3 text-small whitespace-pre-wrap wrap-anywhere">
        {JSON.stringify(EXAMPLE, null, 2)}
      </pre>
    </section>
  );
}
