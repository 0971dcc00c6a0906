import { dateFormat } from './intl';

/** A time zone as it is chosen: its name in the IANA list, and how far its clocks are from UTC at the moment. */
export interface TimeZoneChoice {
  name: string;
  offset: string;
}

/** Where the runtime lists a name that the IANA list has since given up for another. */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** How far the clocks of a time zone are from UTC at an instant: `UTC+01:00`. */
export function offsetOf(timeZone: string, at: Date): string {
  const part = dateFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  const offset = part?.value.replace('GMT', '') ?? '';
  return `UTC${offset === '' ? '+00:00' : offset}`;
}

/** Every time zone by name, the present one among them however it is called. */
export function timeZoneChoices(at: Date, present: string): TimeZoneChoice[] {
  const listed = Intl.supportedValuesOf('timeZone').map((name) => RENAMED[name] ?? name);
  return [...new Set([...listed, 'UTC', present])].sort().map((name) => ({ name, offset: offsetOf(name, at) }));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[_/]/g, ' ');

/** The time zones that have every word of a text in their name or offset, in any order; the first so many. */
export function findTimeZones(choices: readonly TimeZoneChoice[], text: string, limit = 50): TimeZoneChoice[] {
  const words = plain(text).split(' ').filter(Boolean);
  const fits = ({ name, offset }: TimeZoneChoice) => words.every((word) => plain(`${name} ${offset}`).includes(word));
  return choices.filter(fits).slice(0, limit);
}
