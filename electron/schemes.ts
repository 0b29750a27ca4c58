/** The app's own two schemes, `app:` for the page and `proof:` for images: their privileges, and how they are answered. */
import { protocol } from 'electron';

/** To be registered before the app is ready, in one call. */
export const schemes: Electron.CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  {
    scheme: 'proof',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

export interface SchemeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Never rejects: what cannot be had is an answer too. */
export type AnswerScheme = (request: {
  readonly url: string;
  readonly method: string;
}) => Promise<SchemeAnswer>;

/** Must be called when the app is ready and before a page is loaded: a page knows only the schemes there were then. */
export function serveScheme(scheme: 'app' | 'proof', answer: AnswerScheme): void {
  // The older of two doors (docs/decisions/0006): the newer one builds a Request and a Response, whose
  // implementation Node loads for it: 40 ms on this thread, just when the first page is asked for.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  protocol.registerBufferProtocol(scheme, (request, reply) => {
    void answer(request).then(({ status, headers, body }) => {
      reply({ statusCode: status, headers: { ...headers }, data: body });
    });
  });
}
