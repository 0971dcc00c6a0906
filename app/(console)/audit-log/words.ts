import { getTranslations } from 'next-intl/server';
import { ALERT_KINDS } from '@/lib/alerts';
import { SYSTEM_ACTORS } from '@/lib/audit/input';
import type { AuditEventView, Named } from '@/lib/audit/view';
import { isRight } from '@/lib/web/missing-right';
import { isKnownAction } from './action-groups';
import { thingOf } from './links';
import { COMPANY_LOG, type LogPlace } from './log-place';

const ORIGINS = ['web', 'api', 'cli', 'worker', 'seed'] as const;
const KINDS = ['member', 'api_key', 'staff', 'granted', 'system'] as const;

/** How the log says in the reader's language what it holds as codes; what an older release wrote stays as it is. */
export async function auditWords({ path, groups, pageOf, thing: thingThere }: LogPlace = COMPANY_LOG) {
  const [t, rights] = await Promise.all([getTranslations('audit'), getTranslations('rights')]);
  const action = (code: string): string => (isKnownAction(code) ? t(`actions.${code}`) : code);
  const thing = ({ id, name }: Named): string => {
    const kind = thingOf(id);
    return name ?? thingThere(id) ?? (kind === null ? id : t(`things.${kind}`));
  };
  const actor = ({ id, name, kind }: { id: string; name: string | null; kind: string }): string => {
    const itself = SYSTEM_ACTORS.find((system) => system === id);
    const known = KINDS.find((one) => one === kind);
    return name ?? (itself ? t(`system.${itself}`) : known ? t(`kinds.${known}`) : id);
  };
  return {
    path,
    pageOf,
    action,
    /** What was done; of a look of support, also by which right. */
    what: ({ action: code, after }: Pick<AuditEventView, 'action' | 'after'>): string =>
      code === 'support.looked' && isRight(after?.right)
        ? t('lookedAt', { what: action(code), right: rights(after.right) })
        : action(code),
    /** One action, or all about one kind of thing, as the filter has it. */
    filter: (code: string): string => {
      const group = groups.find(({ filter }) => filter === code);
      return group ? t('filters.allOf', { group: t(`groups.${group.key}`) }) : action(code);
    },
    /** What it happened to; an alert is gone when it is over, so it is named by what it was about. */
    about: ({ target, before, after }: Pick<AuditEventView, 'target' | 'before' | 'after'>): string => {
      const alert = target.id.startsWith('alr_') && ALERT_KINDS.find((kind) => kind === (after?.kind ?? before?.kind));
      return alert ? t(`codes.${alert}`) : thing(target);
    },
    thing,
    actor,
    /** Somebody whom a filter names: what they are follows from the id. */
    named: ({ id, name }: Named): string =>
      actor({ id, name, kind: id.startsWith('key_') ? 'api_key' : id.startsWith('acc_') ? 'staff' : 'member' }),
    /** Whoever acted, and for whom. */
    who: (event: Pick<AuditEventView, 'actor' | 'onBehalfOf'>): string =>
      event.onBehalfOf === null
        ? actor(event.actor)
        : event.actor.kind === 'granted'
          ? t('onBehalfSupport', { actor: actor(event.actor), company: thing(event.onBehalfOf) })
          : t('onBehalf', { actor: actor(event.actor), person: thing(event.onBehalfOf) }),
    origin: (code: string): string => {
      const known = ORIGINS.find((origin) => origin === code);
      return known ? t(`originOf.${known}`) : code;
    },
  };
}
export type AuditWords = Awaited<ReturnType<typeof auditWords>>;
