/** The user's own models on disk (`models.json` in the user-data folder): read at start and whenever the file changes. */
import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { toAppError } from '../../shared/errors.ts';
import { firstModelFile, readModelFile } from '../../shared/models/model-file.ts';
import type { ModelFileStatus } from '../../shared/models/model-file.ts';
import { builtInModels } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { writeFileDurably } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';

export interface UserModels {
  /** The table in force. */
  readonly table: () => ModelTable;
  status(): ModelFileStatus;
  /** The file's path; makes it, with examples and nothing in force, when it is not there. */
  fileToShow(): Promise<string>;
  close(): void;
}

/** Ms a file must rest before it is read: an editor writes in several steps. */
const rest = 100;

const none: ModelFileStatus = { state: 'none', added: [], changed: [], problems: [] };

export function openUserModels({
  file,
  onChange,
  log,
}: {
  /** Absolute. */
  readonly file: string;
  readonly onChange: () => void;
  readonly log: Log;
}): UserModels {
  let text: string | null = null;
  let table: ModelTable = builtInModels;
  let status = none;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function read(): void {
    try {
      text = existsSync(file) ? readFileSync(file, 'utf8') : null;
    } catch (thrown) {
      // What held before still holds: a file on a sleeping drive takes no model away.
      status = { ...status, state: 'unreadable' };
      log('warn', 'models-unreadable', { error: toAppError(thrown).toInfo() });
      return;
    }
    const { models, ...found } =
      text === null ? { models: builtInModels, ...none } : readModelFile(text, builtInModels);
    table = models;
    status = { ...found, state: text === null ? 'none' : 'read' };
    if (text !== null) log('info', 'models-read', { added: found.added, problems: found.problems.length });
  }

  function changed(): void {
    const before = [text, status.state];
    read();
    if (before[0] !== text || before[1] !== status.state) onChange();
  }

  read();
  mkdirSync(dirname(file), { recursive: true });
  const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
    // Some systems do not say which file.
    if (name !== null && name !== basename(file)) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(changed, rest);
  });
  watcher.on('error', (error) => log('warn', 'models-not-watched', { error: toAppError(error).toInfo() }));

  return {
    table: () => table,
    status: () => status,
    async fileToShow() {
      if (!existsSync(file)) await writeFileDurably(file, firstModelFile);
      changed();
      return file;
    },
    close() {
      watcher.close();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
