import { isActionPayload } from './action-payload';

/** A part of a form as browsers write it: a name and a text. Files come to addresses of their own. */
const PART = /^\r\nContent-Disposition: form-data; name="([^"\\\r\n]{1,1000})"\r\n\r\n(.*)$/is;
const BOUNDARY = /^multipart\/form-data; ?boundary=([\w'.+-]{1,70})$/i;
const ACTION = '$ACTION_';

type Parts = Map<string, string[]>;

/** The parts by their names; null where the text is no form as a browser sends it. */
function partsOf(text: string, contentType: string): Parts | null {
  const boundary = BOUNDARY.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const [before, ...pieces] = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (before !== '' || pieces.pop()?.trimEnd() !== '--') return null;
  const parts: Parts = new Map();
  for (const piece of pieces) {
    const [, name, value] = PART.exec(piece) ?? [];
    if (name === undefined || value === undefined) return null;
    parts.set(name, [...(parts.get(name) ?? []), value]);
  }
  return parts;
}

/** A call by script: the arguments under 0, and beside them nothing but the fields of the forms among them. */
function isCall(parts: Parts): boolean {
  const [text, another] = parts.get('0') ?? [];
  if (text === undefined || another !== undefined) return false;
  const isField = (name: string) => name === '0' || /^_[\da-f]{1,8}_/.test(name);
  return [...parts.keys()].every(isField) && isActionPayload(text, { root: '0', forms: true });
}

/** A form that was sent without script, whose action may have arguments of its own: a description, and they beside it. */
function isBoundAction(parts: Parts, reference: string): boolean {
  const place = `${ACTION}${reference}:`;
  const [description = '', another] = parts.get(`${place}0`) ?? [];
  const root = /^\{"id":"\w+","bound":(?:null|"\$@(\d)")\}$/.exec(description);
  if (root === null || another !== undefined) return false;
  if (root[1] === undefined) return true;
  const [text = '', other] = parts.get(`${place}${root[1]}`) ?? [];
  return other === undefined && root[1] !== '0' && isActionPayload(text, { root: root[1], forms: false });
}

/** Whether the text can be a form of this console that calls a server action, by script or without. */
export function isActionForm(text: string, contentType: string, byScript: boolean): boolean {
  const parts = partsOf(text, contentType);
  if (parts === null) return false;
  if (byScript) return isCall(parts);
  const names = [...parts.keys()].filter((name) => name.startsWith(ACTION));
  const references = names.flatMap((name) => /^\$ACTION_REF_(.*)$/s.exec(name)?.[1] ?? []);
  const known = names.some((name) => name.startsWith('$ACTION_ID_')) || references.length > 0;
  return known && references.every((reference) => isBoundAction(parts, reference));
}
