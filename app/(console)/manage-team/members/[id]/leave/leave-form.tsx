'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import { Button, ButtonLink } from '@/components/ui/button';
import { RadioField } from '@/components/ui/choice-fields';
import { FailureNotice } from '@/components/ui/failure-notice';
import { Panel } from '@/components/ui/panel';
import type { LeavingPreviewView, LeftMemberView } from '@/lib/assignments/view';
import type { LicenceOutlookView } from '@/lib/licences/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { LeaveGuard } from '../../../../../leave-guard';
import { PATH } from '../../path';
import { deactivateMemberAction, deleteMemberAction } from './actions';
import { adapt, type Choices, decisionsOf, KINDS, type Kind, missingTargets, startOf } from './decisions';
import { HeldNumbers } from './held-numbers';
import { LeaveEffects } from './leave-effects';

interface LeaveFormProps {
  preview: LeavingPreviewView;
  renewals: LicenceOutlookView['renewals'];
  timeZone: string;
}

/** One screen to let somebody go: what they hold, a decision for each, what it does, one confirmation. */
export function LeaveForm(props: LeaveFormProps) {
  return (
    <QueryProvider>
      <Fields {...props} />
    </QueryProvider>
  );
}

function Fields({ preview, renewals, timeZone }: LeaveFormProps) {
  const t = useTranslations('leaving');
  const ui = useTranslations('ui');
  const id = useId();
  const router = useRouter();
  const { member, numbers } = preview;
  const inactive = member.status === 'deactivated';
  const first: Kind = inactive ? 'deleted' : 'deactivated';
  const [kind, setKind] = useState<Kind>(first);
  const [choices, setChoices] = useState<Choices>(startOf(first));
  const [pressed, setPressed] = useState(false);
  const ids = numbers.map((number) => number.id);
  const missing = missingTargets(choices, ids);

  const act = useAct<LeftMemberView>(JSON.stringify([kind, choices]), async (key) => {
    const outcome = await send(kind, member.id, choices, ids, key);
    if (outcome.ok)
      router.push(
        outcome.value.departure === null ? `${PATH}/${member.id}` : `${PATH}/departures/${outcome.value.departure.id}`,
      );
    return outcome;
  });

  function confirm() {
    setPressed(true);
    const [lacking] = missing;
    if (lacking === undefined) act.start();
    else document.getElementById(`${id}-${lacking}-to`)?.focus();
  }

  const dirty = act.receipt === undefined && (kind !== first || !isUntouched(choices, kind));
  return (
    <div className="grid max-w-[52rem] grid-cols-1 gap-5">
      <LeaveGuard dirty={dirty} />
      <RadioField
        id={`${id}-kind`}
        name="kind"
        legend={t('kind', { name: member.name })}
        defaultValue={first}
        onValueChange={(value) => {
          const chosen = KINDS.find((one) => one === value) ?? first;
          setKind(chosen);
          // What was entered stays where it still makes sense; an untouched start follows the kind.
          setChoices((made) => (isUntouched(made, kind) ? startOf(chosen) : adapt(made, chosen)));
        }}
        options={KINDS.map((one) => ({ value: one, label: t(`kinds.${one}.label`), hint: t(`kinds.${one}.hint`) }))}
      />
      <Panel title={t('numbers')}>
        {numbers.length === 0 ? (
          <p className="text-ink-2">{t('noNumbers', { name: member.name })}</p>
        ) : (
          <HeldNumbers
            id={id}
            kind={kind}
            preview={preview}
            timeZone={timeZone}
            choices={choices}
            missing={pressed ? missing : []}
            onChange={setChoices}
          />
        )}
      </Panel>
      <section aria-label={t('effects')} aria-live="polite" className="grid gap-2.5">
        <h2>{t('effects')}</h2>
        <LeaveEffects kind={kind} choices={choices} preview={preview} renewals={renewals} />
      </section>
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={`${PATH}/${member.id}`}>{t('cancel')}</ButtonLink>
        <Button variant="danger" pending={act.pending || act.receipt !== undefined} onClick={confirm}>
          {kind === 'deleted'
            ? t('confirmDelete', { name: member.name })
            : t('confirmDeactivate', { name: member.name })}
        </Button>
      </div>
    </div>
  );
}

const isUntouched = (choices: Choices, kind: Kind) => JSON.stringify(choices) === JSON.stringify(startOf(kind));

/** Every number is named with its decision, so that nothing is decided about one that nobody saw. */
function send(kind: Kind, memberId: string, choices: Choices, ids: readonly string[], key: string) {
  if (kind === 'deactivated') {
    const each = decisionsOf(choices, ids, ['keep', 'unassign', 'delete']);
    return deactivateMemberAction({ memberId, ...(each.length > 0 && { numbers: { each } }) }, key);
  }
  const each = decisionsOf(choices, ids, ['unassign', 'delete']);
  return deleteMemberAction({ memberId, ...(each.length > 0 && { numbers: { each } }) }, key);
}
