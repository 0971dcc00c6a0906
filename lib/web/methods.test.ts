import { describe, expect, it } from 'vitest';
import { carriedMethod, isRefusedMethod } from './methods';

describe('methods', () => {
  it('that the framework cannot carry come to it as one that no route answers', () => {
    expect(['TRACE', 'TRACK', 'GET', 'POST'].map(carriedMethod)).toEqual(['PUT', 'PUT', 'GET', 'POST']);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s shows no page', (method) => {
    for (const path of ['/', '/sign-in', '/settings/company', '/api/docs'])
      expect(isRefusedMethod(method, path)).toBe(true);
  });

  it('that show a page or carry out its action pass, and the API says itself what it takes', () => {
    for (const method of ['GET', 'HEAD', 'POST']) expect(isRefusedMethod(method, '/settings')).toBe(false);
    expect(isRefusedMethod('DELETE', '/api/v1/members/mem_1')).toBe(false);
  });
});
