export { changeFrequency, changePlan } from './commands';
export { getBilling, listSubscriptions, quotePlanChange } from './queries';
