import { redirect } from 'next/navigation';
import { ACCOUNT_PAGES } from '@/lib/web/account-pages';

/** Leads to the first page of one's own account. */
export default function AccountPage() {
  redirect(ACCOUNT_PAGES[0].href);
}
