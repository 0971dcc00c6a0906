export { explainCharge, getInvoiceLine, listLineLicences } from './line-queries';
export { getLicenceCosts, getMemberCosts, getNumberCosts } from './queries';
