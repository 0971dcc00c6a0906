export { applyCompanyChange, applyPolicy, setAutoPurchasePolicy } from './commands';
export { findCompanies } from './find-companies';
export { recordFounding } from './founding';
export { insertCompany, type NewCompany } from './founding-repository';
export { browseCompanies, createCompany, listCompanies } from './operator-tasks';
export { listPlans, setPlan } from './plans';
export { getAutoPurchasePolicy, getCompany } from './queries';
export { companyOfScope, knowsTimeZone } from './repository';
export type { CompanyView } from './view';
