/** Lets a module be a script as well: runs its main function only when it is the file that Node was given. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} moduleUrl `import.meta.url` of the caller
 * @param {(args: string[]) => Promise<number | void>} main returns the exit code
 */
export async function whenRunDirectly(moduleUrl, main) {
  const given = process.argv[1];
  if (!given || realpathSync(given) !== fileURLToPath(moduleUrl)) return;
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    // A plain Error is a sentence for the user; anything else is a mistake of ours and shows where.
    console.error(error.name === 'Error' ? error.message : error);
    process.exitCode = 1;
  }
}
