'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState, useTransition } from 'react';
import type { Column } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { MenuItem } from '@/components/ui/menu-items';
import { MenuPanel } from '@/components/ui/menu-panel';
import type { DepartmentView } from '@/lib/members/view';

const dialogs = {
  rename: lazy(() => import('./name-dialog')),
  leads: lazy(() => import('./leads-dialog')),
  costCentre: lazy(() => import('./cost-centre-dialog')),
  delete: lazy(() => import('./delete-dialog')),
};
const actKinds = ['rename', 'leads', 'costCentre', 'delete'] as const;
type ActKind = (typeof actKinds)[number];

interface DepartmentsTableProps {
  label: string;
  rows: DepartmentView[];
  /** Whether the reader may change departments. */
  acts: boolean;
  leadLinks: boolean;
  /** Whether the reader may say who leads. */
  namesLeads: boolean;
  empty: ReactNode;
}

const MENU = 'department-acts';

/** Departments with their leads and figures. One menu for all rows; the dialog keeps the department it was opened with. */
export function DepartmentsTable({ label, rows, acts, leadLinks, namesLeads, empty }: DepartmentsTableProps) {
  const t = useTranslations('departments');
  const pressed = useRef<HTMLButtonElement>(null);
  const [inMenu, setInMenu] = useState<string>();
  const [act, setAct] = useState<{ kind: ActKind; department: DepartmentView }>();
  const [, startTransition] = useTransition();
  const columns = useColumns(leadLinks);
  useEffect(() => {
    // A press that came before this script has opened the menu and focused its button: it counts.
    const early = document.activeElement?.closest<HTMLButtonElement>('button[data-department]');
    if (!early || pressed.current !== null) return;
    pressed.current = early;
    setInMenu(early.dataset.department);
  }, []);
  const menu: Column<DepartmentView> = {
    key: 'acts',
    header: <span className="sr-only">{t('columns.acts')}</span>,
    align: 'end',
    phone: 'end',
    cell: ({ id, name }) => (
      <button
        type="button"
        className="row-menu"
        aria-label={t('menu', { name })}
        aria-haspopup="menu"
        popoverTarget={MENU}
        data-department={id}
        onClick={({ currentTarget }) => {
          pressed.current = currentTarget;
          setInMenu(id);
        }}
      />
    ),
  };
  const Dialog = act && dialogs[act.kind];
  const chosen = rows.find(({ id }) => id === inMenu);
  return (
    <>
      <DataTable
        label={label}
        columns={acts ? [...columns, menu] : columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={empty}
      />
      <MenuPanel
        id={MENU}
        label={chosen ? t('menu', { name: chosen.name }) : ''}
        anchor={() => pressed.current}
        items={() =>
          chosen
            ? actKinds
                .filter((kind) => kind !== 'leads' || namesLeads)
                .map((kind) => (
                  <MenuItem
                    key={kind}
                    danger={kind === 'delete'}
                    onSelect={() => startTransition(() => setAct({ kind, department: chosen }))}
                  >
                    {t(`${kind}.open`)}
                  </MenuItem>
                ))
            : null
        }
      />
      {act && Dialog ? (
        <Suspense fallback={null}>
          <Dialog department={act.department} onClose={() => setAct(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}

function useColumns(leadLinks: boolean): Column<DepartmentView>[] {
  const t = useTranslations('departments');
  return [
    {
      key: 'name',
      header: t('columns.name'),
      phone: 'title',
      cell: ({ id, name }) => <a href={`/manage-team/members?departmentId=${id}`}>{name}</a>,
    },
    {
      key: 'leads',
      header: t('columns.leads'),
      phone: 'sub',
      cell: ({ leads }) =>
        leads.length === 0 ? <Absent label={t('noLeads')} /> : <Leads of={leads} links={leadLinks} />,
    },
    {
      key: 'members',
      header: t('columns.members'),
      align: 'end',
      phone: 'sub-end',
      cell: ({ members }) => (
        <>
          <span className="wide-only">{members}</span>
          <span className="narrow-only">{t('memberCount', { count: members })}</span>
        </>
      ),
    },
    { key: 'numbers', header: t('columns.numbers'), align: 'end', cell: ({ numbers }) => numbers },
    {
      key: 'costCentre',
      header: t('columns.costCentre'),
      cell: ({ costCentre }) => costCentre ?? <Absent label={t('noCostCentre')} />,
    },
  ];
}

/** On a narrow page they stand close under the row's own link, where a finger could not tell them apart: names alone. */
function Leads({ of: leads, links }: { of: DepartmentView['leads']; links: boolean }) {
  const names = leads.map(({ name }) => name).join(', ');
  if (!links) return names;
  return (
    <>
      <span className="wide-only">
        {leads.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 ? ', ' : null}
            <a href={`/manage-team/members/${id}`}>{name}</a>
          </span>
        ))}
      </span>
      <span className="narrow-only">{names}</span>
    </>
  );
}
