export { getDepartmentCosts } from './cost-queries';
export { getUsage } from './queries';
