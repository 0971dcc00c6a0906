export { approveRequest, createRequest, declineRequest, withdrawRequest } from './commands';
export { getRequest, listRequestableKinds, listRequests, quoteRequest } from './queries';
