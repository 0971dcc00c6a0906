'use client';

import { useState } from 'react';
import { CheckboxField, RadioField } from '@/components/ui/choice-fields';
import { ErrorSummary } from '@/components/ui/error-summary';
import { QuantityField, quantityOf } from '@/components/ui/quantity-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

const errors = [{ fieldId: 'sample-cap', message: 'Enter a whole number from 0 to 10,000' }];

/** The form fields, with an error and its summary. */
export function FieldSamples() {
  const [quantity, setQuantity] = useState('3');
  return (
    <div className="grid gap-4">
      <ErrorSummary title="One thing needs correcting" errors={errors} answer={errors} />
      <TextField id="sample-cap" label="Monthly cap" unit="licences" defaultValue="many" error={errors[0]?.message} />
      <TextField id="sample-name" label="Name" hint="As it stands on the invoice." placeholder="Acme" />
      <SelectField
        id="sample-frequency"
        label="Billing"
        options={[
          { value: 'monthly', label: 'Monthly' },
          { value: 'yearly', label: 'Yearly' },
        ]}
      />
      <QuantityField
        id="sample-quantity"
        label="Licences to add"
        value={quantity}
        onValueChange={setQuantity}
        min={1}
        max={10_000}
        error={quantityOf(quantity, 1, 10_000) === null ? 'Enter a whole number from 1 to 10,000' : undefined}
      />
      <RadioField
        id="sample-policy"
        name="policy"
        legend="When no licence is available"
        defaultValue="allow"
        options={[
          { value: 'allow', label: 'Buy one', hint: 'Whoever assigns the number confirms the price.' },
          { value: 'block', label: 'Refuse', hint: 'Someone has to add licences first.' },
        ]}
      />
      <CheckboxField id="sample-cap-on" label="Limit purchases per month" defaultChecked />
    </div>
  );
}
