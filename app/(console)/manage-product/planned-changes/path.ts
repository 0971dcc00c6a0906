export const PATH = '/manage-product/planned-changes';
