export const PATH = '/manage-team/requests';
