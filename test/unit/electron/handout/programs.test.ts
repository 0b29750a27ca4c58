/** Catches: a file's name that a shell would obey, a program that is forgotten, listed twice, or whose path leaves main. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPrograms } from '../../../../electron/handout/programs.ts';
import { mostPrograms } from '../../../../shared/handout/program.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'proofsheet-programs-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const open = () =>
  openPrograms({ file: join(base, 'programs.json'), platform: 'linux', log: () => undefined });

describe('programs', () => {
  it('are kept by name and id, each once, the newest of too many', async () => {
    const programs = open();
    const first = await programs.add('/opt/gimp/bin/gimp.sh');
    expect(await programs.add('/opt/gimp/bin/gimp.sh')).toBe(first);
    expect(open().list()).toEqual([{ id: first, name: 'gimp' }]);
    for (let n = 0; n < mostPrograms; n += 1) await programs.add(`/opt/editor-${n}`);
    expect(programs.list()).toHaveLength(mostPrograms);
    expect(programs.list().map(({ id }) => id)).not.toContain(first);
  });

  it('are begun anew where their file cannot be read', async () => {
    await writeFile(join(base, 'programs.json'), '{"version": 1, "programs": [{"id"');
    expect(open().list()).toEqual([]);
    await open().add('/opt/editor');
    expect(open().list()).toHaveLength(1);
  });

  it('are given file names as they are, whatever a shell would make of them', async () => {
    const program = join(base, 'write-down.sh');
    const log = join(base, 'opened.txt');
    await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}.part'; mv '${log}.part' '${log}'\n`);
    await chmod(program, 0o755);
    const programs = open();
    const files = ['/tmp/a; rm -rf ~.png', '/tmp/$(reboot) `x` "y" \'z\'.png'];
    await programs.open(await programs.add(program), files);
    await expect.poll(() => readFile(log, 'utf8').catch(() => '')).toBe(`${files.join('\n')}\n`);
  });

  it('say that they cannot be started', async () => {
    const programs = open();
    const gone = await programs.add(join(base, 'gone'));
    await expect(programs.open(gone, [])).rejects.toMatchObject({
      code: 'program-not-started',
      data: { program: 'gone' },
    });
    await programs.remove(gone);
    await expect(programs.open(gone, [])).rejects.toMatchObject({ code: 'program-not-started' });
  });
});
