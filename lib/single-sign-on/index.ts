export { admitBySignOn } from './admission';
export { addDomain, removeDomain, verifyDomain } from './domains';
export { removeIdentityProvider, saveIdentityProvider, setSignOnRequirement } from './provider';
export { findSignOnDomain, getSignOnProvider, getSingleSignOn } from './queries';
export { domainOfAddress, normalDomain } from './rules';
