'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { FieldNotes } from '@/components/ui/field';
import { TextField } from '@/components/ui/text-field';
import { contactId } from './billing-values';

/** As many addresses as a company can name. */
const MOST = 10;

interface ContactFieldsProps {
  contacts: readonly string[];
  errorAt: (place: number) => string | undefined;
  /** What is wrong with the list as a whole. */
  error: string | undefined;
  onChange: (contacts: string[]) => void;
}

/** Who else receives mail about invoices: a field for each address, one more, one less. */
export function ContactFields({ contacts, errorAt, error, onChange }: ContactFieldsProps) {
  const t = useTranslations('billing-details');
  const add = useRef<HTMLButtonElement>(null);
  // Where the focus goes once the list has changed: into the new field, or to what follows the one that went.
  const next = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with the number of fields
  useEffect(() => {
    if (next.current === undefined) return;
    (document.getElementById(next.current) ?? add.current)?.focus();
    next.current = undefined;
  }, [contacts.length]);
  return (
    <fieldset id="contacts" tabIndex={-1} className="grid grid-cols-1 gap-3 pt-2" aria-describedby="contacts-hint">
      <legend className="mb-3 w-full border-b border-line pb-1.5 text-[1.0625rem] font-semibold">
        {t('sections.contacts')}
      </legend>
      <FieldNotes id="contacts" hint={t('contactsHint')} error={error} />
      {contacts.length === 0 ? <p className="text-ink-2">{t('noContacts')}</p> : null}
      {contacts.map((contact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place in the list
        <div key={place} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <TextField
            id={contactId(place)}
            label={t('contact', { number: place + 1 })}
            error={errorAt(place)}
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            value={contact}
            onChange={({ target: { value } }) => onChange(contacts.map((one, at) => (at === place ? value : one)))}
          />
          <button
            type="button"
            className="icon-button mt-6.5"
            aria-label={contact.trim() === '' ? t('removeBlank') : t('removeContact', { address: contact })}
            onClick={() => {
              next.current = contactId(place);
              onChange(contacts.filter((_, at) => at !== place));
            }}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </div>
      ))}
      {contacts.length < MOST ? (
        <div>
          <Button
            ref={add}
            onClick={() => {
              next.current = contactId(contacts.length);
              onChange([...contacts, '']);
            }}
          >
            <Plus aria-hidden="true" className="size-4" />
            {t('addContact')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
