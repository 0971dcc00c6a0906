import type { CommandScope } from '@/lib/access';
import type { Notice, NoticeTopic } from './input';

type AboutNumbers = { memberId: string; numberIds: string[] };

/** What each act has said so far, by what it says and to whom. */
const said = new WeakMap<CommandScope, Map<string, AboutNumbers>>();

/**
 * Says something to a member by mail once the act is done. It is sent with the act's other effects and costs no round trip.
 * An act that says the same of several numbers to one member, however often it calls this, says it in one mail.
 */
export function notify<T extends NoticeTopic>(scope: CommandScope, topic: T, notice: Notice<T>): void {
  if (isAboutNumbers(notice)) tellOnce(scope, topic, notice);
  else scope.enqueue({ topic, payload: notice });
}

function tellOnce(scope: CommandScope, topic: NoticeTopic, notice: AboutNumbers): void {
  const notices = said.get(scope) ?? new Map<string, AboutNumbers>();
  said.set(scope, notices);
  const { numberIds, ...rest } = notice;
  const key = JSON.stringify([topic, rest]);
  const before = notices.get(key);
  if (before !== undefined) {
    before.numberIds.push(...numberIds);
    return;
  }
  const payload = { ...rest, numberIds: [...numberIds] };
  notices.set(key, payload);
  scope.enqueue({ topic, payload });
}

const isAboutNumbers = (notice: object): notice is AboutNumbers => 'numberIds' in notice;
