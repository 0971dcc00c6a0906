export { notify } from './enqueue';
export { NOTICES, type Notice, type NoticeTopic } from './input';
export { readNoticeFacts } from './queries';
export type { NoticeFacts } from './view';
