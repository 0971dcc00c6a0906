import type { ReactNode } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { Shell } from '../../(console)/shell';

async function stay() {
  'use server';
}

/** The console's shell around a gallery page, with a made-up company. */
export function GalleryShell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Shell
      companyName="Acme"
      planName="Connect"
      accountName="Olivia Arnaud"
      email="owner@acme.example"
      permitted={['overview', 'licences', 'numbers', 'members', 'settings']}
      switchCompanyHref={null}
      signOut={stay}
      signOutEverywhere={stay}
    >
      <PageFrame breadcrumbLabel="You are here" crumbs={[{ label: 'Manage Product' }, { label: title }]}>
        {children}
      </PageFrame>
    </Shell>
  );
}
