'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import { Avatar } from '@/components/ui/avatar';
import { ComboboxField } from '@/components/ui/combobox-field';
import { StatusMessage } from '@/components/ui/status-message';
import type { DepartmentView } from '@/lib/members/view';
import { queryKeys } from '@/lib/query/keys';
import { QueryProvider } from '@/lib/query/query-provider';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { ChangedValues } from '../changed-values';
import { changesOf, useSeen } from '../seen-values';
import { changeDepartmentAction } from './actions';
import { type LeadChoice, searchLeads } from './lead-choices';

interface LeadsDialogProps {
  department: DepartmentView;
  onClose: () => void;
}

type Lead = DepartmentView['leads'][number];

/** Says who leads a department: owners, admins and team leads can (R24). */
export default function LeadsDialog(props: LeadsDialogProps) {
  return (
    <QueryProvider>
      <LeadsForm {...props} />
    </QueryProvider>
  );
}

const idsOf = (leads: readonly Lead[]) => leads.map((lead) => lead.id);

function LeadsForm({ department, onClose }: LeadsDialogProps) {
  const t = useTranslations('departments');
  const refreshing = useRefreshing();
  const [leads, setLeads] = useState<Lead[]>(department.leads);
  const seen = useSeen({ leadMemberIds: idsOf(department.leads) });
  const leadMemberIds = idsOf(leads);
  const entry = leadMemberIds.toSorted().join(' ');
  const act = useAct<DepartmentView>(entry, async (key) => {
    const outcome = await refreshing(
      changeDepartmentAction({ departmentId: department.id, leadMemberIds, seen: seen.values() }, key),
    );
    if (!outcome.ok) seen.note(outcome.error);
    return outcome;
  });
  const nameOf = (id: string) => [...leads, ...department.leads].find((lead) => lead.id === id)?.name ?? t('another');
  const named = (value: unknown) =>
    Array.isArray(value) && value.length > 0 ? value.map(String).map(nameOf).join(', ') : t('noLeads');
  return (
    <FormDialog
      title={t('leads.title', { name: department.name })}
      description={t('leads.description')}
      confirmLabel={t('leads.confirm')}
      act={act}
      dirty={entry !== idsOf(department.leads).toSorted().join(' ')}
      errors={[]}
      answer={act.refusal}
      onSubmit={act.start}
      receipt={(done) => <StatusMessage title={t('leads.done', { name: done.name })} />}
      onClose={onClose}
    >
      <ChangedValues changes={changesOf(act.refusal)} label={() => t('columns.leads')} value={named} />
      <ChosenLeads leads={leads} onRemove={(id) => setLeads(leads.filter((lead) => lead.id !== id))} />
      <LeadPicker chosen={leadMemberIds} onChoose={(lead) => setLeads([...leads, lead])} />
    </FormDialog>
  );
}

function ChosenLeads({ leads, onRemove }: { leads: Lead[]; onRemove: (id: string) => void }) {
  const t = useTranslations('departments');
  if (leads.length === 0) return <p className="text-ink-2">{t('leads.none')}</p>;
  return (
    <ul aria-label={t('columns.leads')} className="rounded-panel border border-line-strong">
      {leads.map(({ id, name }) => (
        <li
          key={id}
          className="flex items-center justify-between gap-3 border-t border-line px-3 py-1.5 first:border-t-0"
        >
          <span className="with-icon">
            <Avatar name={name} />
            {name}
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('leads.remove', { name })}
            onClick={() => onRemove(id)}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function LeadPicker({ chosen, onChoose }: { chosen: string[]; onChoose: (lead: Lead) => void }) {
  const t = useTranslations('departments.leads');
  const roles = useTranslations('members.roleOf');
  const id = useId();
  return (
    <ComboboxField<LeadChoice>
      // Anew after each choice: the field is empty again, for the next one.
      key={chosen.join(' ')}
      id={id}
      label={t('add')}
      placeholder={t('placeholder')}
      queryKey={[...queryKeys.members.search, 'leads', ...chosen]}
      search={async (text, signal) => (await searchLeads(text, signal)).filter((member) => !chosen.includes(member.id))}
      value={null}
      onValueChange={(member) => member && onChoose({ id: member.id, name: member.name })}
      itemKey={(member) => member.id}
      itemLabel={(member) => member.name}
      renderItem={(member) => (
        <span className="flex w-full items-center justify-between gap-3">
          <span className="grid min-w-0">
            <span className="truncate">{member.name}</span>
            <span className="truncate text-small text-ink-2">{member.email}</span>
          </span>
          <span className="shrink-0 text-small text-ink-2">{roles(member.role)}</span>
        </span>
      )}
    />
  );
}
