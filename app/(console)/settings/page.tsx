import { forbidden, redirect } from 'next/navigation';
import { permittedSettings } from '@/lib/web/settings-pages';

/** Settings lead to the first page that their reader may open. */
export default async function SettingsPage() {
  const [first] = await permittedSettings();
  if (first === undefined || first.key === 'permissions') forbidden();
  redirect(first.href);
}
