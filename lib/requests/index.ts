export { approveRequest, createRequest, declineRequest, withdrawRequest } from './commands';
export { getRequest, listRequestableKinds, listRequests } from './queries';
