import type { AuditEventView } from '@/lib/audit/view';
import type { InstantText } from '@/lib/i18n/format';
import type { AuditWords } from './words';

/** What the table shows of an entry: ready text and where it leads. */
export type AuditRow = {
  id: string;
  href: string;
  when: InstantText;
  what: string;
  /** Of a purchase made within an assignment. */
  bought: { text: string; href: string | null } | 'several' | null;
  about: { text: string; href: string | null };
  who: string;
  origin: string;
};

export function asRow(event: AuditEventView, words: AuditWords, when: InstantText): AuditRow {
  const { id, action, target, boughtFor, after, origin } = event;
  const automatic = action === 'licence.purchased' && after?.source === 'automatic';
  return {
    id,
    href: `${words.path}/${id}`,
    when,
    what: words.what(event),
    bought:
      boughtFor === null
        ? automatic
          ? 'several'
          : null
        : { text: words.thing(boughtFor), href: words.pageOf(boughtFor.id) },
    about: { text: words.about(event), href: words.pageOf(target.id) },
    who: words.who(event),
    origin: words.origin(origin),
  };
}
