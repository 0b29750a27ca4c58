/** Catches: a page that reads files outside the built window, or another host of the same scheme. */
import { describe, expect, it } from 'vitest';
import { pathInside } from '../../../electron/path-inside.ts';

const inside = (url: string): string | null => pathInside('/app/renderer', 'app://proofsheet', url);

describe('pathInside', () => {
  it('serves the page and its files', () => {
    expect(inside('app://proofsheet/')).toBe('/app/renderer/index.html');
    expect(inside('app://proofsheet/assets/index.js')).toBe('/app/renderer/assets/index.js');
  });

  it.each([
    'app://proofsheet/..%2f..%2fetc%2fpasswd',
    'app://proofsheet/%2e%2e/main/main.js',
    'app://proofsheet/assets/..%5c..%2f..%2fmain.js',
    'app://other/index.html',
    'app://proofsheet/%2e%2e%2frenderer-of-another/index.html',
  ])('never leaves the folder for %s', (url) => {
    const path = inside(url);
    expect(path === null || path.startsWith('/app/renderer/')).toBe(true);
  });

  it('finds nothing under a broken escape', () => {
    expect(inside('app://proofsheet/%')).toBeNull();
  });
});
