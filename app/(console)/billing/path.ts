export const PATH = '/billing';
