/** The user's file of models: each mistake is named with its line, and costs no other model. */
import { describe, expect, it } from 'vitest';
import { say } from '../../../../renderer/i18n/say.ts';
import { firstModelFile, readModelFile } from '../../../../shared/models/model-file.ts';
import { modelSchema } from '../../../../shared/models/model.ts';
import { builtInModels, findModel } from '../../../../shared/models/table.ts';

const read = (text: string) => readModelFile(text, builtInModels);
const models = (...entries: readonly string[]) => `{\n"models": [\n${entries.join(',\n')}\n]}`;
const good = '{"id": "mine", "sizes": ["512x512"]}';

describe('readModelFile', () => {
  it('adds a model of which only id and sizes are known, and gives it nothing else', () => {
    const { models: table, added, problems } = read(models(good));
    expect([added, problems]).toEqual([['mine'], []]);
    expect(modelSchema.parse(findModel(table, 'mine'))).toMatchObject({
      name: 'mine',
      sizes: ['512x512'],
      aspectRatios: [],
      maxImagesPerCall: 1,
      takesSeed: false,
      quality: null,
    });
    expect(table).toHaveLength(builtInModels.length + 1);
  });

  it('changes one thing of a known model and leaves the rest (catches an override that wipes)', () => {
    const { models: table, changed } = read(
      models('{"id": "nano-banana", "usdPerImage": 0.03, "maxImagesPerCall": 4}'),
    );
    expect(changed).toEqual(['nano-banana']);
    expect(findModel(table, 'nano-banana')).toEqual({
      ...builtInModels[0],
      maxImagesPerCall: 4,
      quote: { usdPerImage: 0.03, source: 'models.json' },
    });
    expect(table.slice(1)).toEqual(builtInModels.slice(1));
  });

  it.each([
    ['{"id": "a", "sizes": ["1x"]}', 3, 'sizes.0', 'not-fitting'],
    ['{"id": "a",\n"sizes": ["512x512"],\n"sizs": 1}', 5, 'sizs', 'unknown-field'],
    ['{"id": "a"}', 3, 'sizes', 'missing'],
    ['{"sizes": ["512x512"]}', 3, 'id', 'missing'],
    ['{"id": "a", "sizes": ["512x512"], "takesSeed": "yes"}', 3, 'takesSeed', 'not-fitting'],
    [
      '{"id": "gpt-image-2", "quality": {"values": ["low"], "default": "hd"}}',
      3,
      'quality.default',
      'default-not-a-value',
    ],
    [
      '{"id": "gpt-image-2", "quality": {"values": ["low"], "default": null, "x": 1}}',
      3,
      'quality.x',
      'unknown-field',
    ],
    [
      '{"id": "a", "sizes": ["512x512"], "outputFormat": {"values": ["avif"], "default": null}}',
      3,
      'outputFormat.values.0',
      'not-fitting',
    ],
    ['{"id": "a", "sizes": []}', 3, 'sizes', 'not-fitting'],
    ['{"id": "a", "sizes": ["512x512"], "usdPerImage": -1}', 3, 'usdPerImage', 'not-fitting'],
    ['7', 3, '', 'not-fitting'],
    ['{"id": "a", "__proto__": {"x": 1}, "sizes": ["512x512"]}', 3, '__proto__', 'unknown-field'],
  ])('says of %s: line %i, %s, %s, and the model after it is there', (entry, line, field, reason) => {
    const { problems, added } = read(models(entry, good));
    expect(problems[0]).toMatchObject({ line, field, reason });
    expect(added).toEqual(['mine']);
    const words = problems.map((problem) => say.settings.models.problem(problem)).join();
    expect(words).toMatch(new RegExp(`^Line ${line}`));
    expect(words).not.toMatch(/undefined|Invalid|expected \w+, received/);
  });

  it('takes the first of two with one id, and says so', () => {
    const { models: table, problems } = read(models(good, '{"id": "mine", "sizes": ["256x256"]}'));
    expect(findModel(table, 'mine')?.sizes).toEqual(['512x512']);
    expect(problems).toMatchObject([{ line: 4, reason: 'twice', model: 'mine' }]);
  });

  it.each([
    ['{"models": [', 'not-json'],
    ['[]', 'not-a-model-file'],
    ['{"model": []}', 'not-a-model-file'],
    ['{"models": [], "modles": []}', 'unknown-field'],
    ['', 'not-json'],
  ])('keeps the built-in table where the file is %j', (text, reason) => {
    const { models: table, problems } = read(text);
    expect(table).toEqual(builtInModels);
    expect(problems.map((problem) => problem.reason)).toContain(reason);
  });

  it('begins with a file that changes nothing, and whose examples are right', () => {
    expect(read(firstModelFile)).toEqual({ models: builtInModels, added: [], changed: [], problems: [] });
    const { examples } = JSON.parse(firstModelFile) as { examples: unknown };
    expect(read(JSON.stringify({ models: examples }))).toMatchObject({
      added: ['my-model'],
      changed: ['nano-banana'],
      problems: [],
    });
  });
});
