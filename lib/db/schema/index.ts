export { assignments } from './assignments';
export { companies, companyLedgers } from './companies';
export { accounts, apiKeys, oneTimeLinks, sessions, signInLimits } from './identity';
export { licences, purchases, subscriptions } from './licences';
export { departmentLeads, departments, members } from './members';
export { numberDirectory, numbers } from './numbers';
export { auditEvents, auditPersonalValues, idempotencyKeys, outbox } from './operations';
export { countries, issuers, numberKinds, operatorSettings, plans, prices, taxTreatments } from './reference';
export { licenceSearch, memberSearch, numberSearch } from './search';
