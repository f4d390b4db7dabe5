import { expect, test } from 'vitest';
import { readViewerUrl, stockViewerUrl } from './viewer-url.ts';

test('without a choice it is the stock viewer', () => {
  expect(readViewerUrl(undefined).href).toBe(stockViewerUrl);
});

test.each(['', 'viewer', 'file:///etc/passwd', 'javascript:alert(1)', 'https://me:pw@a.example/'])(
  '"%s" is no viewer, and the error says so',
  (text) => {
    expect(() => readViewerUrl(text)).toThrow(`--inspect-url is "${text}": give the address`);
  },
);
