import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { amountText } from '@/lib/kernel/money';
import { beginLicenceExport, readLicenceExport } from '@/lib/licences';
import { LICENCE_EXPORT_COLUMNS } from '@/lib/licences/input';
import type { LicenceView } from '@/lib/licences/view';
import { defineExport } from '@/lib/web/export-route';

/** The list of licences as a file; prices and holders only for those who may see them (R24). */
export const GET = defineExport({
  name: 'licences',
  columns: LICENCE_EXPORT_COLUMNS,
  begin: beginLicenceExport,
  read: readLicenceExport,
  cells: (licence: LicenceView) => ({
    licence: licence.label,
    status: licence.status,
    number: licence.number?.e164 ?? null,
    country: licence.number?.country ?? null,
    type: licence.number?.type ?? null,
    member: licence.member?.name ?? null,
    billing_frequency: licence.billingFrequency,
    source: licence.source,
    price: licence.price && amountText(licence.price),
    currency: licence.price?.currency ?? null,
    purchased_at: { instant: licence.purchasedAt },
    renews_on: licence.endsOn === null ? { day: licence.renewsOn } : null,
    ends_on: licence.endsOn === null ? null : { day: licence.endsOn },
  }),
  words: async () => {
    const [t, licences, format] = await Promise.all([
      getTranslations('exports'),
      getTranslations('licences'),
      getFormat(),
    ]);
    return {
      title: licences('title'),
      head: (column) => t(`licences.${column}`),
      cell: (column, cell) => {
        if (typeof cell !== 'string') return cell;
        if (column === 'price') return Number(cell);
        if (column === 'status') return licences(`statusOf.${cell as LicenceView['status']}`);
        if (column === 'country') return format.country(cell);
        if (column === 'type') return licences(`numberType.${cell as 'mobile' | 'landline' | 'toll_free'}`);
        if (column === 'billing_frequency') return licences(`frequencyOf.${cell as LicenceView['billingFrequency']}`);
        if (column === 'source') return t(`sourceOf.${cell as LicenceView['source']}`);
        return cell;
      },
    };
  },
});
