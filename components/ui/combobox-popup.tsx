'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FoundItems } from './use-combobox-search';

interface ComboboxPopupProps<Item> {
  label: string;
  found: FoundItems<Item>;
  itemKey: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  isItemDisabled: ((item: Item) => boolean) | undefined;
}

/** The list of a combobox with its states: searching, nothing found, failed. */
export function ComboboxPopup<Item>({ label, found, itemKey, renderItem, isItemDisabled }: ComboboxPopupProps<Item>) {
  const t = useTranslations('ui');
  const note =
    found.state === 'failed'
      ? t('combobox.failed')
      : found.state === 'searching' && found.items.length === 0
        ? t('combobox.searching')
        : found.state === 'ready' && found.items.length === 0
          ? t(found.text ? 'combobox.noMatch' : 'combobox.nothing', { text: found.text })
          : null;
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-50 w-(--anchor-width) outline-none">
        <Combobox.Popup className="popup grid" aria-busy={found.state === 'searching' || undefined}>
          <Combobox.Status className={note ? 'px-3.5 py-2.5 text-ink-2' : 'sr-only'}>{note}</Combobox.Status>
          <Combobox.List
            aria-label={label}
            className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain not-empty:p-1.5"
          >
            {(item: Item) => (
              <Combobox.Item
                key={itemKey(item)}
                value={item}
                disabled={isItemDisabled?.(item) ?? false}
                className="popup-item"
              >
                <span className="flex min-w-0 flex-1 items-center gap-2.5">{renderItem(item)}</span>
                <Combobox.ItemIndicator>
                  <Check aria-hidden="true" className="size-4 text-key" />
                </Combobox.ItemIndicator>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
