'use client';

import { Hash, House, Inbox, KeyRound, Network, ReceiptText, ScrollText, Settings, Users } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type DestinationKey, isCurrent } from './navigation';

const icons = {
  overview: House,
  licences: KeyRound,
  numbers: Hash,
  members: Users,
  departments: Network,
  requests: Inbox,
  billing: ReceiptText,
  auditLog: ScrollText,
  settings: Settings,
};

export interface NavLink {
  key: DestinationKey;
  href: string;
  label: string;
}

/** Links of one navigation group; the current page's is marked. A client component, since the layout does not rerun. */
export function NavLinks({ links }: { links: NavLink[] }) {
  const pathname = usePathname();
  return (
    <ul className="grid gap-0.5">
      {links.map((link) => {
        const Icon = icons[link.key];
        return (
          <li key={link.key}>
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
