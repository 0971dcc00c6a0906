export { changePlan } from './commands';
export { changeFrequency, quoteFrequencyChange } from './frequency-commands';
export { getBilling, listSubscriptions, quotePlanChange } from './queries';
export { changeSettings, listSettings } from './settings';
