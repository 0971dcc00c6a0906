'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/ui/choice-fields';
import { SavedForm } from '../saved-form';
import { useSaving } from '../use-saving';
import { saveSecondFactorRuleAction } from './actions';

const opened = ({ required }: { required: boolean }) => ({ values: { required }, seen: null });

/** Whether everybody is asked for a second factor. */
export function RuleForm({ required }: { required: boolean }) {
  const t = useTranslations('settings.security');
  const saving = useSaving({
    opened: opened({ required }),
    save: (wish, _seen, key) => saveSecondFactorRuleAction(wish, key),
    reopened: opened,
  });
  return (
    <SavedForm
      saving={saving}
      words={{ save: t('save'), saved: t('saved'), changedMeanwhile: '' }}
      idOf={() => 'required'}
      field={() => t('required')}
      value={String}
    >
      <CheckboxField
        id="required"
        label={t('required')}
        hint={t('requiredHint')}
        checked={saving.values.required}
        onChange={(event) => saving.change({ required: event.target.checked })}
      />
    </SavedForm>
  );
}
