import { headers } from 'next/headers';
import { isOwnOrigin } from './own-origin';

/** Whether the server action under way was called from a page of this console. */
export const calledFromHere = async (): Promise<boolean> => isOwnOrigin((await headers()).get('origin'));
