import { useTranslations } from 'next-intl';
import { CapabilityTags } from '@/components/ui/capability-tags';
import type { NumberView } from '@/lib/numbers/view';

const all = ['voice', 'sms', 'mms'] as const;

/** What a number can do; what it cannot is struck through and said so (R10). */
export function Capabilities({ of: possible }: { of: NumberView['capabilities'] }) {
  const t = useTranslations('numbers');
  return (
    <CapabilityTags
      tags={all.map((key) => ({
        label: t(`capabilities.${key}`),
        possible: possible.includes(key),
        absence: t(`lacks.${key}`),
      }))}
    />
  );
}
