import { redirect } from 'next/navigation';
import { requireSession } from '@/lib/web/current-actor';

/** Settings lead to their first page. */
export default async function SettingsPage() {
  await requireSession();
  redirect('/settings/auto-purchase');
}
