import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { COMPANY_ROLES, type CompanyRole } from '@/lib/access';
import { type RIGHT_GROUPS, rowsOf } from './right-groups';

interface RightsTableProps {
  group: (typeof RIGHT_GROUPS)[number];
  /** The reader's own role, whose column is marked. */
  own: CompanyRole | null;
}

/** The rights of one group and the roles that have each; on a narrow page the roles stand below the right, in words. */
export async function RightsTable({ group, own }: RightsTableProps) {
  const [t, rights, members] = await Promise.all([
    getTranslations('permissions'),
    getTranslations('rights'),
    getTranslations('members'),
  ]);
  const named = (role: CompanyRole) => {
    const name = members(`roleOf.${role}`);
    return role === own ? t('own', { role: name }) : name;
  };
  const look = (role: CompanyRole) => (role === own ? 'text-center bg-key-soft' : 'text-center');
  return (
    <section className="grid grid-cols-1 gap-2.5">
      <h2>{t(`groups.${group.key}`)}</h2>
      <div className="table-frame">
        <table className="data-table" aria-label={t(`groups.${group.key}`)}>
          <thead>
            <tr>
              <th scope="col">{t('right')}</th>
              {COMPANY_ROLES.map((role) => (
                <th key={role} scope="col" className="w-[8.5rem] text-center">
                  {named(role)}
                </th>
              ))}
              <th scope="col" className="narrow-only">
                {t('roles')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(group).map(({ right, roles }) => (
              <tr key={right}>
                <td className="at-title">{rights(right)}</td>
                {COMPANY_ROLES.map((role) => (
                  <td key={role} className={look(role)}>
                    <Held yes={roles.includes(role)} words={t(roles.includes(role) ? 'yes' : 'no')} />
                  </td>
                ))}
                <td className="narrow-only at-sub">{roles.map(named).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A mark or a dash, and the word for who does not see them. */
function Held({ yes, words }: { yes: boolean; words: string }) {
  return (
    <>
      {yes ? <Check aria-hidden="true" className="inline size-4 text-key" /> : <span aria-hidden="true">–</span>}
      <span className="sr-only">{words}</span>
    </>
  );
}
