import { useTranslations } from 'next-intl';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import type { CompanyView } from '@/lib/companies/view';

const looks: Record<CompanyView['state'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  active: { tone: 'key' },
  past_due: { tone: 'brass' },
  restricted: { tone: 'red' },
  closed: { mark: 'ring' },
};

/** Where a company stands (R22), as a word with its mark. */
export function CompanyState({ state }: { state: CompanyView['state'] }) {
  const t = useTranslations('support-companies.stateOf');
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}
