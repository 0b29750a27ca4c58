/** Maps a URL of the app's own scheme to a file, and to nothing outside the folder it serves. */
import { join, normalize, sep } from 'node:path';

/** The file a URL names, or null when the URL is another host's or leaves the folder. */
export function pathInside(folder: string, origin: string, url: string): string | null {
  const { protocol: scheme, host, pathname } = new URL(url);
  if (`${scheme}//${host}` !== origin) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, decoded));
  return path.startsWith(folder + sep) ? path : null;
}
