'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { CheckboxField } from '@/components/ui/choice-fields';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { ProviderView, SingleSignOnView } from '@/lib/single-sign-on/view';
import { SavedForm } from '../saved-form';
import { useSaving } from '../use-saving';
import { removeProviderAction, saveProviderAction } from './actions';

type Role = ProviderView['defaultRole'];
const FIELDS = ['issuer', 'clientId', 'clientSecret', 'defaultRole', 'enabled'];
const loaded = () => Promise.resolve();

/** What the form holds; the secret that is stored is never among it. */
function opened(provider: ProviderView | null) {
  const { issuer = '', clientId = '', defaultRole = 'member', enabled = true } = provider ?? {};
  return { values: { issuer, clientId, clientSecret: '', defaultRole, enabled }, seen: null };
}

/** Who signs the company's people in. */
export function ProviderForm({
  provider,
  roles,
}: {
  provider: ProviderView | null;
  /** What who comes in for the first time may be, in words. */
  roles: { value: Role; label: string }[];
}) {
  const t = useTranslations('single-sign-on.provider');
  const router = useRouter();
  const saving = useSaving<ReturnType<typeof opened>['values'], null, SingleSignOnView>({
    opened: opened(provider),
    save: ({ clientSecret, ...wish }, _seen, key) =>
      saveProviderAction({ ...wish, issuer: wish.issuer.trim(), ...(clientSecret !== '' && { clientSecret }) }, key),
    reopened: (answer) => opened(answer.provider),
  });
  const { values, change, errorAt } = saving;
  const text = (name: 'issuer' | 'clientId' | 'clientSecret', entered: (value: string) => Partial<typeof values>) => ({
    id: name,
    label: t(name),
    error: errorAt(`/${name}`),
    value: values[name],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => change(entered(event.target.value)),
  });
  return (
    <>
      <SavedForm
        saving={saving}
        words={{ save: t('save'), saved: t('saved'), changedMeanwhile: t('changedMeanwhile') }}
        idOf={(pointer) => (FIELDS.includes(pointer.slice(1)) ? pointer.slice(1) : null)}
        field={(name) => name}
        value={String}
      >
        <TextField
          {...text('issuer', (issuer) => ({ issuer }))}
          type="url"
          inputMode="url"
          maxLength={300}
          hint={t('issuerHint')}
        />
        <TextField {...text('clientId', (clientId) => ({ clientId }))} maxLength={200} />
        <TextField
          {...text('clientSecret', (clientSecret) => ({ clientSecret }))}
          type="password"
          maxLength={500}
          autoComplete="new-password"
          hint={t(provider === null ? 'secretHint' : 'secretKept')}
        />
        <SelectField
          id="defaultRole"
          label={t('role')}
          hint={t('roleHint')}
          error={errorAt('/defaultRole')}
          value={values.defaultRole}
          options={roles}
          onChange={({ target: { value } }) =>
            change({ defaultRole: roles.find((role) => role.value === value)?.value ?? 'member' })
          }
        />
        <CheckboxField
          id="enabled"
          label={t('enabled')}
          checked={values.enabled}
          onChange={({ target: { checked } }) => change({ enabled: checked })}
        />
      </SavedForm>
      {provider === null ? null : (
        <div>
          <DialogOpener label={t('remove')} variant="ghost" preload={loaded}>
            {(onClose) => (
              <ActDialog
                title={t('removeTitle')}
                description={t('removeText')}
                confirmLabel={t('removeConfirm')}
                danger
                entry={provider.issuer}
                act={(key) => removeProviderAction({}, key)}
                receipt={() => <StatusMessage title={t('removed')} />}
                onClose={() => {
                  onClose();
                  router.refresh();
                }}
              >
                {null}
              </ActDialog>
            )}
          </DialogOpener>
        </div>
      )}
    </>
  );
}
