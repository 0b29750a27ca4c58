/**
 * Stands in for `react-style-singleton` (build/vite/renderer.config.ts), with which Radix locks scrolling under
 * an open list: that writes a `<style>` element, which the content security policy blocks. This adopts a
 * constructed style sheet instead, which the policy lets the page's own script do.
 */
import { useEffect } from 'react';

/** A component that applies `styles` while at least one of it is mounted. */
export function styleSingleton(): (props: { readonly styles: string }) => null {
  let users = 0;
  let sheet: CSSStyleSheet | null = null;

  function adopt(styles: string): void {
    users += 1;
    if (sheet) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
  }

  function release(): void {
    users -= 1;
    if (users > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    sheet = null;
  }

  return function AdoptedStyle({ styles }) {
    useEffect(() => {
      adopt(styles);
      return release;
    }, [styles]);
    return null;
  };
}
