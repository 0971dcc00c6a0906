export { type Booked, costsOfDays } from './booked';
export { explainCharge, getInvoiceLine, listLineLicences } from './line-queries';
export { getLicenceCosts, getMemberCosts, getNumberCosts } from './queries';
