export { CsvProblem } from './fault';
export { type CsvSheet, openSheet } from './sheet';
export { type CsvTable, openCsv } from './table';
