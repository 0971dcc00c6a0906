import { QuoteBox } from '@/components/money-dialog/quote-box';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DetailsList } from '@/components/ui/details-list';
import { EmptyState } from '@/components/ui/empty-state';
import { FailureNotice } from '@/components/ui/failure-notice';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Rack } from '@/components/ui/rack';
import { SkeletonRows } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { FieldSamples } from './field-samples';
import { GalleryShell } from './gallery-shell';

/** Every part on one page, in its states. */
export default async function Page() {
  const format = await getFormat();
  return (
    <GalleryShell title="Gallery">
      <PageHeader
        title="Gallery"
        intro={
          <>
            See also <TextLink href="/dev/gallery/licences">the page</TextLink>,{' '}
            <TextLink href="/dev/gallery/charts">charts</TextLink> and{' '}
            <TextLink href="/dev/gallery/sign-in">the sign-in</TextLink>.
          </>
        }
        actions={
          <>
            <Button variant="ghost">Ghost</Button>
            <Button>Secondary</Button>
            <Button variant="danger">Delete number</Button>
            <Button variant="primary">Primary</Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button pending variant="primary">
          Assign number
        </Button>
        <Button pending>Save</Button>
        <Button disabled>Disabled</Button>
        <Badge tone="key">Assigned</Badge>
        <Badge mark="ring">Available</Badge>
        <Badge tone="brass">Ending</Badge>
        <Badge tone="red">In quarantine</Badge>
        <Badge tone="brass" mark="plain">
          1 request
        </Badge>
        <Time {...format.instant('2026-11-22T23:30:00Z', 'Europe/Paris')} />
      </div>
      <Rack
        parts={[
          { key: 'a', count: 2, tone: 'key' },
          { key: 'b', count: 1, tone: 'line' },
        ]}
      />
      <Notice title="Notice." tone="key" action={<TextLink href="/">Look</TextLink>}>
        It says why, and the way out.
      </Notice>
      <FailureNotice message="This number is already assigned to Ines Garcia." requestId="019abc-77ff" />
      <div className="grid gap-4 nav:grid-cols-2">
        <Panel title="Fields" intro="Label, control, error, hint.">
          <ClientMessages namespaces={['ui']}>
            <FieldSamples />
          </ClientMessages>
        </Panel>
        <div className="grid content-start gap-4">
          <QuoteBox
            view={{
              tone: 'free',
              title: 'Uses 1 of your 7 available licences. No extra cost.',
              confirmLabel: '',
            }}
          />
          <DetailsList
            label="Number"
            items={[
              { term: 'Number', value: '+33 6 39 98 04 17' },
              { term: 'Member', value: <TextLink href="/">Camille Moreau</TextLink> },
              { term: 'Status', value: <Badge tone="key">Assigned</Badge> },
            ]}
          />
          <div className="table-frame">
            <EmptyState title="No licences yet" action={<Button variant="primary">Add licences</Button>}>
              Add the first licence, and you can assign a number.
            </EmptyState>
          </div>
          <SkeletonRows rows={3} label="Loading rows" />
        </div>
      </div>
    </GalleryShell>
  );
}
