export { listQueues, retryJob } from './operator-tasks';
