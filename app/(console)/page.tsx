import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { CompanyOverview } from './company-overview';
import { OwnNumbers } from './own-numbers';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('overview'))('title'));
}

/** The overview: the company's figures for those who manage them, own numbers for a plain member (R24). */
export default async function OverviewPage() {
  return (await viewerMay('licences:read')) ? <CompanyOverview /> : <OwnNumbers />;
}
