import type { CommandScope } from '@/lib/access';
import type { Notice, NoticeTopic } from './input';

/**
 * Says something to a member by mail once the act is done. It is sent with the act's other effects and costs no round trip;
 * an act on several numbers says so in one notice per member.
 */
export function notify<T extends NoticeTopic>(scope: CommandScope, topic: T, notice: Notice<T>): void {
  scope.enqueue({ topic, payload: notice });
}
