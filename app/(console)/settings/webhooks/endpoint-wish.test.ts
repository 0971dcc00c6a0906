import { describe, expect, it } from 'vitest';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/input';
import { blankWish, EVENT_GROUPS, errorsOf, errorsOfRefusal, inputOf, withEvent } from './endpoint-wish';

const wish = { url: ' https://example.com/hooks ', events: ['number.assigned'] } as const;

describe('what the form of an endpoint asks', () => {
  it('offers every event once', () => {
    expect(EVENT_GROUPS.flatMap(({ events }) => events).toSorted()).toEqual([...WEBHOOK_EVENTS].toSorted());
  });

  it('needs an address and an event', () => {
    expect(errorsOf(blankWish)).toEqual({ url: true, events: true });
    expect(errorsOf({ ...wish, url: 'ftp://example.com' })).toEqual({ url: true });
    expect(errorsOf(wish)).toEqual({});
    expect(inputOf(wish)).toEqual({ url: 'https://example.com/hooks', events: ['number.assigned'] });
  });

  it('keeps events in one order, whichever is chosen first', () => {
    const events = withEvent(wish, 'number.taken', true);
    expect(events).toEqual(['number.taken', 'number.assigned']);
    expect(withEvent({ ...wish, events }, 'number.assigned', false)).toEqual(['number.taken']);
  });

  it('says at which field the server refused it', () => {
    const refusal = { code: 'invalid_input', message: '', requestId: '' };
    expect(errorsOfRefusal({ ...refusal, fields: [{ pointer: '/url', message: '' }] })).toEqual({ url: true });
    expect(errorsOfRefusal({ ...refusal, code: 'too_many_webhook_endpoints' })).toEqual({});
  });
});
