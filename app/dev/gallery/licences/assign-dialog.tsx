'use client';

import { useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { Outcome } from '@/components/money-dialog/outcome';
import { Avatar } from '@/components/ui/avatar';
import { CapabilityTags } from '@/components/ui/capability-tags';
import { ComboboxField } from '@/components/ui/combobox-field';
import { Flag } from '@/components/ui/flag';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { queryKeys } from '@/lib/query/keys';
import { QueryProvider } from '@/lib/query/query-provider';

interface Option {
  id: string;
  text: string;
}

const people = ['Camille Moreau', 'Noah Petit', 'Ines Garcia', 'Louis Bernard', 'Marta Ruiz'];
const lines = ['+33 6 39 98 04 17', '+33 6 39 98 04 18', '+33 6 39 98 04 19'];

function among(texts: string[]) {
  return async (typed: string): Promise<Option[]> =>
    texts.filter((text) => text.toLowerCase().includes(typed.toLowerCase())).map((text) => ({ id: text, text }));
}

/** The gallery has no server: without a wait its dialogs would never be seen busy. */
async function later<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  return outcome;
}

const tags = [
  { label: 'Voice', possible: true, absence: 'No voice' },
  { label: 'SMS', possible: true, absence: 'No SMS' },
  { label: 'MMS', possible: false, absence: 'No MMS' },
];

function describe(charge: string) {
  return {
    tone: 'charge' as const,
    title: 'No licence is available: 1 will be bought',
    lines: [
      { label: 'Today, 22–30 November', amount: charge, detail: '€12.00 × 9 of 30 days' },
      { label: 'Then every month', amount: '€12.00', detail: 'from 1 December, until you remove the licence' },
    ],
    note: 'Excl. VAT. Incl. 20 % VAT: €4.32 now, €14.40 a month.',
    confirmLabel: `Assign and buy 1 licence – ${charge}`,
  };
}

/** A money dialog over answers made up in the browser; the first confirmation finds that the price has changed. */
export default function AssignDialog({ onClose }: { onClose: () => void }) {
  return (
    <QueryProvider>
      <Sample onClose={onClose} />
    </QueryProvider>
  );
}

function Sample({ onClose }: { onClose: () => void }) {
  const [member, setMember] = useState<Option | null>(null);
  const [number, setNumber] = useState<Option | null>(null);
  const option = { itemKey: (item: Option) => item.id, itemLabel: (item: Option) => item.text };
  return (
    <MoneyDialog
      title="Assign a number"
      description="Each assigned number uses one licence."
      quoteKey={member && number ? ['assign', member.id, number.id] : null}
      quote={() => later({ ok: true, value: '€3.60' })}
      describe={describe}
      idleLabel="Assign number"
      confirm={(quote) =>
        quote === '€3.60'
          ? later<string>({
              ok: false,
              error: { code: 'quote_changed', message: '', requestId: 'r', details: { quote: '€4.00' } },
            })
          : later<string>({ ok: true, value: `${number?.text} assigned to ${member?.text}` })
      }
      quoteInRefusal={() => '€4.00'}
      receipt={(sentence) => (
        <StatusMessage title={sentence}>
          <p className="flex flex-wrap gap-x-4">
            <TextLink href="/dev/gallery">Number</TextLink>
            <TextLink href="/dev/gallery">Licence L-0049</TextLink>
            <TextLink href="/dev/gallery">Purchase</TextLink>
          </p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ComboboxField
        {...option}
        id="member"
        label="Member"
        placeholder="Name or e-mail"
        queryKey={queryKeys.members.search}
        search={among(people)}
        value={member}
        onValueChange={setMember}
        renderItem={(item) => (
          <>
            <Avatar name={item.text} />
            <span className="flex-1">{item.text}</span>
            <span className="text-ink-2">2 of 5 numbers</span>
          </>
        )}
        leading={(item) => <Avatar name={item.text} />}
        trailing={() => '2 of 5 numbers'}
      />
      <ComboboxField
        {...option}
        id="number"
        label="Number"
        hint={number ? 'France, mobile, from the operator’s stock' : undefined}
        queryKey={queryKeys.numbers.assignable}
        search={among(lines)}
        value={number}
        onValueChange={setNumber}
        renderItem={(item) => (
          <>
            <Flag country="FR" name="France" />
            <span className="flex-1 tabular-nums">{item.text}</span>
            <CapabilityTags tags={tags} />
          </>
        )}
        leading={() => <Flag country="FR" name="France" />}
        trailing={() => <CapabilityTags tags={tags} />}
      />
    </MoneyDialog>
  );
}
