export const PATH = '/usage';
