import failure from './en/failure.json';
import errors from './en/errors.json';
import ui from './en/ui.json';
import shell from './en/shell.json';
import auth from './en/auth.json';
import overview from './en/overview.json';
import licences from './en/licences.json';
import numbers from './en/numbers.json';
import members from './en/members.json';
import assignments from './en/assignments.json';
import settings from './en/settings.json';
import mail from './en/mail.json';

/** One file per namespace: add the file in both languages, then one line above and one name below. */
export const english = { errors, failure, ui, shell, auth, overview, licences, numbers, members, assignments, settings, mail };
