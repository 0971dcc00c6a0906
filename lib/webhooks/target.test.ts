import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { requireTarget } from './target';

// Before anything reads the environment: this installation allows local targets.
vi.hoisted(() => {
  process.env.WEBHOOK_LOCAL_TARGETS = 'on';
});

describe('where local targets are allowed, a webhook', () => {
  it.each([
    'http://127.0.0.1:8080/hooks',
    'http://[::1]/hooks',
    'http://10.0.0.1/hooks',
    'http://receiver:8080/hooks',
    'https://1.1.1.1/hooks',
    'https://hooks.example/',
  ])('may go to %s', (url) => expect(() => requireTarget(url)).not.toThrow());

  it.each([
    'http://1.1.1.1/hooks',
    'http://[2606:4700:4700::1111]/hooks',
    'http://169.254.169.254/latest',
    'https://169.254.169.254/latest',
  ])('does not go to %s', (url) => expect(() => requireTarget(url)).toThrow(DomainError));
});
