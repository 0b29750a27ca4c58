/** Why a picture is not there: an image element says only that it is not. */
import type { ErrorCode } from '../../shared/errors.ts';
import { errorCodes } from '../../shared/errors.ts';

/** Asks for it once more and reads the reason. Its bytes may come and still be no picture. */
export async function pictureProblem(url: string): Promise<ErrorCode> {
  try {
    const answer = await fetch(url);
    if (answer.ok) return 'download-undecodable';
    const told = answer.headers.get('x-proofsheet-error');
    return errorCodes.find((code) => code === told) ?? 'internal';
  } catch {
    // The scheme itself did not answer: the app is on its way out.
    return 'internal';
  }
}
