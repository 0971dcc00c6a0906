import { TextLink } from '@/components/ui/text-link';

/** The tags that sentences about a number carry, as links. */
export function actLinks(subject: { numberId?: string; memberId?: string | undefined; licenceId?: string | null }) {
  const to = (href: string) => (chunks: React.ReactNode) => <TextLink href={href}>{chunks}</TextLink>;
  return {
    number: to(`/manage-product/numbers/${subject.numberId}`),
    member: to(`/manage-team/members/${subject.memberId}`),
    licence: to(`/manage-product/licences/${subject.licenceId ?? ''}`),
    licences: to('/manage-product/licences?status=available'),
  };
}
