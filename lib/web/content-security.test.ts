import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './content-security';

const plain = { nonce: 'n0', https: false, development: false };

describe('content security policy', () => {
  const policy = contentSecurityPolicy(plain);

  it('lets no script or style in without the nonce or our own origin', () => {
    expect(policy).toContain("script-src 'self' 'nonce-n0' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-n0';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('lets nobody frame a page or send its forms elsewhere', () => {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("base-uri 'none'");
  });
});

it('asks for https only where the public address is https', () => {
  expect(securityHeaders(plain)).not.toHaveProperty('Strict-Transport-Security');
  const secure = securityHeaders({ ...plain, https: true });
  expect(secure['Strict-Transport-Security']).toMatch(/max-age=\d{8}/);
  expect(secure['Content-Security-Policy']).toContain('upgrade-insecure-requests');
});
