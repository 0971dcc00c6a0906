import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { CompanyView } from '@/lib/companies/view';
import type { LicenceOutlookView } from '@/lib/licences/view';
import type { OverviewView } from '@/lib/usage';
import { moneyItems, stockItems } from './licence-items';
import { peopleItems } from './people-items';

export interface AttentionProps {
  outlook: LicenceOutlookView;
  overview: OverviewView;
  company: CompanyView;
}

/** Something that needs a decision: what it is, what follows, and where it is decided. */
export type Item = {
  key: string;
  tone: 'red' | 'brass' | 'key';
  title: string;
  text?: React.ReactNode;
  link: { href: string; label: string };
};

/** What needs a decision, the most urgent first; what the viewer may not see or decide is not among it (R24). */
export async function Attention(props: AttentionProps) {
  const t = await getTranslations('overview');
  const groups = await Promise.all([moneyItems(), stockItems(props), peopleItems(props)]);
  const items = groups.flat().toSorted((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone));
  return (
    <section className="grid gap-3" aria-labelledby="attention">
      <h2 id="attention">{t('attention')}</h2>
      {items.length === 0 ? (
        <p className="text-ink-2">{t('calm')}</p>
      ) : (
        <ul className="grid gap-2">
          {items.map(({ key, tone, title, text, link }) => (
            <li key={key}>
              <Notice tone={tone} title={title} action={<TextLink href={link.href}>{link.label}</TextLink>}>
                {text}
              </Notice>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const ORDER: readonly Item['tone'][] = ['red', 'brass', 'key'];
