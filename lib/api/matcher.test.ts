import { describe, expect, it } from 'vitest';
import { compileMatcher } from './matcher';

const match = compileMatcher([
  { method: 'GET', path: '/licences' },
  { method: 'POST', path: '/licences' },
  { method: 'GET', path: '/licences/summary' },
  { method: 'GET', path: '/licences/{licenceId}' },
  { method: 'DELETE', path: '/licences/{licenceId}/removal' },
  { method: 'POST', path: '/licences/quote' },
  { method: 'POST', path: '/a/{one}/b/{two}' },
  { method: 'GET', path: '/invoices/{invoiceId}' },
  { method: 'GET', path: '/invoices/{invoiceId}.pdf' },
]);

const routeAt = (method: string, path: string) => {
  const found = match(path);
  const endpoint = found?.methods.get(method);
  return endpoint && { path: endpoint.route.path, parameters: endpoint.parameters, values: found?.values };
};

describe('the route matcher', () => {
  it('prefers a literal segment to a parameter', () => {
    expect(routeAt('GET', '/licences/summary')?.path).toBe('/licences/summary');
    expect(routeAt('GET', '/licences/lic_1')).toEqual({
      path: '/licences/{licenceId}',
      parameters: ['licenceId'],
      values: ['lic_1'],
    });
  });

  it('keeps several parameters in order', () => {
    expect(routeAt('POST', '/a/1/b/2')).toMatchObject({ parameters: ['one', 'two'], values: ['1', '2'] });
  });

  it('tells a file by what follows its id, and leaves the id alone', () => {
    const file = { path: '/invoices/{invoiceId}.pdf', parameters: ['invoiceId'] };
    expect(routeAt('GET', '/invoices/inv_1.pdf')).toEqual({ ...file, values: ['inv_1'] });
    expect(routeAt('GET', '/invoices/a.pdf.pdf')).toEqual({ ...file, values: ['a.pdf'] });
    for (const id of ['inv_1', '.pdf', 'inv_1.PDF', 'inv_1.pdf.zip'])
      expect(routeAt('GET', `/invoices/${id}`)).toMatchObject({ path: '/invoices/{invoiceId}', values: [id] });
  });

  it('knows every method of a path', () => {
    expect([...(match('/licences')?.methods.keys() ?? [])]).toEqual(['GET', 'POST']);
    expect([...(match('/licences/quote')?.methods.keys() ?? [])]).toEqual(['POST']);
  });

  it('decodes a parameter once, and never splits at an encoded slash', () => {
    expect(routeAt('GET', '/licences/%6cic_1')?.values).toEqual(['lic_1']);
    expect(routeAt('GET', '/licences/%252e')?.values).toEqual(['%2e']);
    expect(routeAt('GET', '/licences%2Fsummary')).toBeUndefined();
    expect(routeAt('GET', '/licences/a%2Fremoval')?.values).toEqual(['a/removal']);
  });

  it.each([
    '',
    '/',
    '/licence',
    '/licences/',
    '//licences',
    '/licences//removal',
    '/Licences',
    '/licences/x/y/z',
    '/licences/%E0%A4%A',
    '/constructor',
    '/__proto__',
  ])('finds nothing at %j', (path) => expect(match(path)).toBeUndefined());
});
