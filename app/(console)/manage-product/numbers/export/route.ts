import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { beginNumberExport, readNumberExport } from '@/lib/numbers';
import { NUMBER_EXPORT_COLUMNS } from '@/lib/numbers/input';
import type { NumberView } from '@/lib/numbers/view';
import { defineExport } from '@/lib/web/export-route';

/** The list of numbers as a file. */
export const GET = defineExport({
  name: 'numbers',
  columns: NUMBER_EXPORT_COLUMNS,
  begin: beginNumberExport,
  read: readNumberExport,
  cells: (number: NumberView) => ({
    number: number.e164,
    country: number.country,
    type: number.type,
    label: number.label,
    status: number.status,
    member: number.member?.name ?? null,
    licence: number.licenceLabel,
    capabilities: number.capabilities.join(' '),
    restorable_until: number.restorableUntil === null ? null : { instant: number.restorableUntil },
  }),
  words: async () => {
    const [t, numbers, format] = await Promise.all([
      getTranslations('exports'),
      getTranslations('numbers'),
      getFormat(),
    ]);
    return {
      title: numbers('title'),
      head: (column) => t(`numbers.${column}`),
      cell: (column, cell) => {
        if (typeof cell !== 'string') return cell;
        if (column === 'country') return format.country(cell);
        if (column === 'type') return numbers(`typeOf.${cell as NumberView['type']}`);
        if (column === 'status') return numbers(`statusOf.${cell as NumberView['status']}`);
        if (column !== 'capabilities' || cell === '') return cell;
        const can = cell.split(' ') as NumberView['capabilities'];
        return can.map((capability) => numbers(`capabilities.${capability}`)).join(', ');
      },
    };
  },
});
