'use client';

import {
  Activity,
  Boxes,
  Building2,
  CalendarClock,
  ChartLine,
  Hash,
  House,
  IdCard,
  Inbox,
  KeyRound,
  Mail,
  MailX,
  Network,
  ReceiptText,
  ScrollText,
  Search,
  Settings,
  Tags,
  Users,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import { isCurrent } from './navigation';

const icons = {
  overview: House,
  licences: KeyRound,
  numbers: Hash,
  plannedChanges: CalendarClock,
  members: Users,
  departments: Network,
  requests: Inbox,
  usage: ChartLine,
  billing: ReceiptText,
  auditLog: ScrollText,
  settings: Settings,
  find: Search,
  companies: Building2,
  inventory: Boxes,
  prices: Tags,
  jobs: Activity,
  outbox: MailX,
  mailbox: Mail,
  log: ScrollText,
  staff: IdCard,
};

export interface NavLink {
  icon: keyof typeof icons;
  href: string;
  label: string;
}

/** Links of one navigation group; the current page's is marked. A client component, since the layout does not rerun. */
export function NavLinks({ links }: { links: NavLink[] }) {
  const pathname = usePathname();
  return (
    <ul className="grid gap-0.5">
      {links.map((link) => {
        const Icon = icons[link.icon];
        return (
          <li key={link.href}>
            <a href={link.href} className="nav-link" aria-current={isCurrent(link.href, pathname) ? 'page' : undefined}>
              <Icon aria-hidden="true" />
              {link.label}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
