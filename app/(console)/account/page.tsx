import { redirect } from 'next/navigation';
import { FIRST_ACCOUNT_PAGE } from '@/lib/web/account-pages';

/** Leads to the first page of one's own account. */
export default function AccountPage() {
  redirect(FIRST_ACCOUNT_PAGE);
}
