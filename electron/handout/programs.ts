/** The programs that frames are opened in (`programs.json` in the user-data folder), and how one is started. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError, toAppError } from '../../shared/errors.ts';
import { mostPrograms, programSchema } from '../../shared/handout/program.ts';
import type { Program, ProgramId } from '../../shared/handout/program.ts';
import { writeFileDurably } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';

const fileSchema = z.object({
  version: z.literal(1),
  /** `path`: absolute; on macOS of the bundle. */
  programs: z.array(programSchema.extend({ path: z.string().min(1) })).max(mostPrograms),
});
type Known = z.infer<typeof fileSchema>['programs'][number];

export interface Programs {
  list(): readonly Program[];
  /** Known already: it is not listed twice. The oldest makes room. */
  add(path: string): Promise<ProgramId>;
  remove(program: ProgramId): Promise<void>;
  /** Errors: `program-not-started`. */
  open(program: ProgramId, files: readonly string[]): Promise<void>;
}

export function openPrograms(options: {
  /** Absolute. */
  readonly file: string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}): Programs {
  const { file, platform, log } = options;
  let programs = read(file, log);

  async function keep(next: readonly Known[]): Promise<void> {
    await writeFileDurably(file, JSON.stringify({ version: 1, programs: next }, null, 2));
    programs = next;
  }

  return {
    list: () => programs.map(({ id, name }) => ({ id, name })),
    add: async (path) => {
      const known = programs.find((each) => each.path === path);
      if (known) return known.id;
      const added = programSchema.parse({
        id: randomUUID(),
        name: basename(path, extname(path)).slice(0, 200),
      });
      await keep([...programs, { ...added, path }].slice(-mostPrograms));
      return added.id;
    },
    remove: (program) => keep(programs.filter(({ id }) => id !== program)),
    open: async (program, files) => {
      const known = programs.find(({ id }) => id === program);
      if (!known) throw new AppError('program-not-started', 'No such program');
      await start(known, files, platform);
    },
  };
}

/** By an argument list, never by a shell: a prompt in a file's name stays a name. */
function start({ path, name }: Known, files: readonly string[], platform: NodeJS.Platform): Promise<void> {
  const [command, args] = platform === 'darwin' ? ['open', ['-a', path, ...files]] : [path, files];
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.once('spawn', () => {
      child.unref();
      settle();
    });
    child.once('error', (cause) =>
      fail(new AppError('program-not-started', cause.message, { data: { program: name }, cause })),
    );
  });
}

function read(file: string, log: Log): readonly Known[] {
  if (!existsSync(file)) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).programs;
  } catch (thrown) {
    // They are chosen again in a moment; the file is replaced when one is.
    log('warn', 'programs-unreadable', { error: toAppError(thrown).toInfo() });
    return [];
  }
}
