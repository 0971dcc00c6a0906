export { assessAlerts, findCompaniesToAssess } from './assess';
export { ALERT_KINDS, type AlertKind, CHANNELS, type Channel, isToldOf } from './kinds';
export {
  chooseNotification,
  getNotificationChoices,
  hideAlert,
  listAlerts,
  testNotification,
} from './notifications';
export { changeAlertSettings, getAlertSettings } from './settings';
export type { AlertView } from './view';
