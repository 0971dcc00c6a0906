export { beginDepartmentCostExport, readDepartmentCostExport } from './cost-export';
export { getDepartmentCosts } from './cost-queries';
export { getOverview, hideFirstSteps } from './overview';
export type { Counted, OverviewView } from './overview-view';
export { getUsage } from './queries';
export { rebuildUsage } from './rebuild';
export { findCompaniesToRecord, recordUsage } from './record';
export { decideTrend, LEAST_DAYS, type Trend } from './trend-rules';
