/** Routes of imports. What is imported the user says in a dialog, or by dropping it: paths stay in main. */
import { AppError } from '../../shared/errors.ts';
import { isUnderWay } from '../../shared/import/run.ts';
import type { DroppedPaths } from '../import/dropped-paths.ts';
import type { Importer } from '../import/importer.ts';
import type { Handlers } from './router.ts';

type ImportRoutes = Extract<keyof Handlers, `import.${string}`>;

export function importHandlers(options: {
  readonly importer: Importer;
  readonly dropped: Pick<DroppedPaths, 'take'>;
  /** Absolute path of the folder the user chose in a dialog, or null. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
}): Pick<Handlers, ImportRoutes> {
  const { importer, dropped, chooseFolder } = options;
  return {
    'import.choose': async () => {
      const folder = await chooseFolder('Import photos');
      if (folder === null) return false;
      importer.start([folder]);
      return true;
    },
    'import.dropped': ({ drop }) => {
      const paths = dropped.take(drop);
      const run = importer.run();
      if (run && isUnderWay(run)) throw new AppError('import-under-way', 'Another import is not over');
      importer.start(paths);
    },
    'import.run': () => importer.run(),
    'import.cancel': () => importer.cancel(),
    'import.resume': () => importer.resume(),
    'import.dismiss': () => importer.dismiss(),
  };
}
