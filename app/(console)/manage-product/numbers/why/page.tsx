import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextField } from '@/components/ui/text-field';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { PATH, WHY_PATH } from '../path';
import { NumberAnswer } from './number-answer';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('number-why'))('title'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Manage Product → Numbers → why one of them cannot be assigned: a GET form, so that each question has its address. */
export default async function NumberWhyPage({ searchParams }: Properties) {
  if (!(await viewerMay('inventory:read'))) forbidden();
  const { number } = await searchParams;
  const asked = typeof number === 'string' ? number.trim() : '';
  const [t, numbers, shell] = await Promise.all([
    getTranslations('number-why'),
    getTranslations('numbers'),
    getTranslations('shell'),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.manageProduct') },
        { label: numbers('title'), href: PATH },
        { label: t('title') },
      ]}
    >
      <PageHeader title={t('title')} intro={t('intro')} />
      <search>
        <form action={WHY_PATH} className="flex max-w-[36rem] flex-wrap items-start gap-x-2 gap-y-2.5">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              id="number"
              name="number"
              label={t('label')}
              hint={t('hint')}
              defaultValue={asked}
              maxLength={200}
              autoComplete="off"
              required
            />
          </div>
          <Button type="submit" variant="primary" className="sm:mt-[1.75rem]">
            {t('ask')}
          </Button>
        </form>
      </search>
      {asked === '' ? null : <NumberAnswer text={asked} />}
    </PageFrame>
  );
}
