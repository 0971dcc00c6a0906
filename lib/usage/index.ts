export { beginDepartmentCostExport, readDepartmentCostExport } from './cost-export';
export { getDepartmentCosts } from './cost-queries';
export { getUsage } from './queries';
export { findCompaniesToRecord, rebuildUsage, recordUsage } from './record';
