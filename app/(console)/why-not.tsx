import { getTranslations } from 'next-intl/server';
import type { MemberActsView, NumberActsView } from '@/lib/assignments/view';
import { describeAct } from '@/lib/web/describe-act';

type Said = NumberActsView['data'][number] | MemberActsView['data'][number];

type WhyNotProps =
  | { about: 'number'; acts: NumberActsView['data'] }
  | { about: 'member'; acts: MemberActsView['data'] };

/** What cannot be done now, by which rule, who may do it, and the way out: a line of the page that opens. */
export async function WhyNot(props: WhyNotProps) {
  const t = await getTranslations('acts');
  const refused = props.acts.filter(({ possible, unchanged }) => !possible && !unchanged);
  if (refused.length === 0) return null;
  const names = await actNames(props);
  return (
    <details className="rounded-control border border-line bg-surface px-4 py-2.5">
      <summary className="cursor-pointer font-medium">{t('title')}</summary>
      <dl className="mt-2.5 grid gap-2.5">
        {refused.map((said) => (
          <div key={said.act} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="font-medium">{names(said.act)}</dt>
            <dd className="text-ink-2">
              <Reason said={said} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

async function actNames({ about }: WhyNotProps): Promise<(act: Said['act']) => string> {
  const t = await getTranslations('acts');
  return (act) => {
    if (about === 'member')
      return t(`member.${act === 'deactivate' || act === 'reactivate' || act === 'delete' ? act : 'assign'}`);
    return t(`number.${act === 'deactivate' || act === 'reactivate' ? 'assign' : act}`);
  };
}

/** The sentence that the act itself would be refused with, and whose right it is. */
async function Reason({ said }: { said: Said }) {
  const [t, { reason, who }] = await Promise.all([getTranslations('acts'), describeAct(said)]);
  return (
    <>
      {reason} {who === null ? null : t('who', { roles: who })}
    </>
  );
}
