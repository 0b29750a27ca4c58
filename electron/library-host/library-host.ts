/** Entry of the library host, an Electron utility process: joins the port to main with the library. */
import { join } from 'node:path';
import type { LibraryCall, LibraryReply } from './contract.ts';
import { createLibraryServer } from './serve-library.ts';

/** The part of Electron's parent port that is used here; Electron sets it on `process` in a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: LibraryCall }) => void): void;
  postMessage(message: LibraryReply): void;
}

const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

const server = createLibraryServer({
  post: (reply) => parentPort.postMessage(reply),
  // A build puts them there (build/vite/main.config.ts).
  fonts: join(import.meta.dirname, 'fonts'),
  // Main writes what comes here into its log.
  onProblem: ({ code, message, data }) =>
    process.stderr.write(`${JSON.stringify({ problem: code, message, ...data })}\n`),
});
parentPort.on('message', ({ data }) => void server.receive(data));
