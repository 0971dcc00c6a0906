import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceView } from '@/lib/licences/view';

/** A row of the licences table, its texts ready. */
export interface LicenceRow {
  id: string;
  label: string;
  status: LicenceView['status'];
  number: { id: string; display: string; country: string; countryName: string; type: string } | null;
  member: LicenceView['member'];
  billing: string;
  /** The next renewal, or with `ends` that and when it ends or ended. */
  renews: string;
  ends: boolean;
  price: string | null;
}

/** Makes the rows of the table on the server. */
export async function licenceRows(licences: readonly LicenceView[]): Promise<LicenceRow[]> {
  const [t, format] = await Promise.all([getTranslations('licences'), getFormat()]);
  const billing = { monthly: t('frequencyOf.monthly'), yearly: t('frequencyOf.yearly') };
  const renews = ({ status, endsOn, renewsOn }: LicenceView) => {
    if (endsOn === null) return format.date(renewsOn);
    return t(status === 'ending' ? 'endsOn' : 'endedOn', { on: format.date(endsOn) });
  };
  return licences.map((licence) => ({
    id: licence.id,
    label: licence.label,
    status: licence.status,
    number: licence.number && {
      id: licence.number.id,
      display: licence.number.display,
      country: licence.number.country,
      countryName: format.country(licence.number.country),
      type: licence.number.type,
    },
    member: licence.member,
    billing: billing[licence.billingFrequency],
    renews: renews(licence),
    ends: licence.endsOn !== null,
    price: licence.price && format.money(licence.price),
  }));
}
