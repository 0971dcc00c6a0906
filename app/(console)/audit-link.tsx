import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { viewerMay } from '@/lib/web/viewer';

/** The way from a thing's page to everything that the audit log says of it; nothing for who may not read the log (R24). */
export async function AuditLink({ id }: { id: string }) {
  if (!(await viewerMay('audit:read'))) return null;
  return (
    <p>
      <TextLink href={`/audit-log?target=${id}`}>{(await getTranslations('audit'))('link')}</TextLink>
    </p>
  );
}
