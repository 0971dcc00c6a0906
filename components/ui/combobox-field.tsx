'use client';

import { Combobox } from '@base-ui/react/combobox';
import { type ReactNode, useState } from 'react';
import { ComboboxPopup } from './combobox-popup';
import { describedBy, Field, type FieldProps } from './field';
import { useComboboxSearch } from './use-combobox-search';

export interface ComboboxFieldProps<Item> extends FieldProps {
  /** The label, which is also the accessible name of the combobox and of its list. */
  label: string;
  placeholder?: string;
  /** The key under which results are kept (lib/query keys); the typed text is added to it. */
  queryKey: readonly unknown[];
  /** Asks the server; an empty text asks for the first few. */
  search: (text: string, signal: AbortSignal) => Promise<Item[]>;
  value: Item | null;
  onValueChange: (item: Item | null) => void;
  /** A stable id of an item. */
  itemKey: (item: Item) => string;
  /** The text in the field once the item is chosen. */
  itemLabel: (item: Item) => string;
  /** One option of the list. */
  renderItem: (item: Item) => ReactNode;
  /** Options that can be seen but not chosen. */
  isItemDisabled?: (item: Item) => boolean;
  /** Shown in the field beside the chosen item: before the text, and at the end. */
  leading?: (item: Item) => ReactNode;
  trailing?: (item: Item) => ReactNode;
}

/** A picker that searches the server while one types, by keyboard too. Needs a QueryProvider above it. */
export function ComboboxField<Item>(props: ComboboxFieldProps<Item>) {
  const { id, label, hint, error, value, itemKey, itemLabel, leading, trailing, placeholder } = props;
  const [open, setOpen] = useState(false);
  const found = useComboboxSearch(props, open);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Combobox.Root<Item>
        items={found.items}
        filter={null}
        value={value}
        open={open}
        onOpenChange={setOpen}
        onValueChange={props.onValueChange}
        onInputValueChange={(text, { reason }) => found.setText(reason === 'input-change' ? text : '')}
        itemToStringLabel={itemLabel}
        isItemEqualToValue={(item, chosen) => itemKey(item) === itemKey(chosen)}
        autoHighlight
      >
        <Combobox.InputGroup className="combobox input">
          {value && leading ? leading(value) : null}
          {/* While the list is open the rest of the dialog is hidden from screen readers, the label too: hence its own name. */}
          <Combobox.Input
            {...describedBy({ id, hint, error })}
            aria-label={label}
            placeholder={placeholder}
            className="combobox-input"
          />
          {value && trailing ? <span className="shrink-0 text-ink-2">{trailing(value)}</span> : null}
        </Combobox.InputGroup>
        <ComboboxPopup
          label={label}
          found={found}
          itemKey={itemKey}
          renderItem={props.renderItem}
          // What is shown while a search is under way answers an older text: Enter must not choose from it.
          isItemDisabled={(item) => found.state === 'searching' || (props.isItemDisabled?.(item) ?? false)}
        />
      </Combobox.Root>
    </Field>
  );
}
