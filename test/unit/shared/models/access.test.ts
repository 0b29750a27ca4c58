/** Which models are greyed: only what a list in this table's own words leaves out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deniedModels } from '../../../../shared/models/access.ts';
import { builtInModels } from '../../../../shared/models/table.ts';

const ids = builtInModels.map(({ id }) => id);

describe('deniedModels', () => {
  it('denies exactly what the list leaves out (catches a list read the other way round)', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (listed) => {
        const denied = deniedModels(builtInModels, [...listed, 'chat-x']);
        expect(denied).toEqual(ids.filter((id) => !listed.includes(id)));
      }),
    );
  });

  it.each([
    ['no list was had', null],
    ['the list is empty', []],
    ['the list speaks of other models only', ['chat-x', 'gemini-2.5-flash-image']],
  ])('denies nothing when %s (catches ignorance taken for a refusal)', (_, listed) => {
    expect(deniedModels(builtInModels, listed)).toEqual([]);
  });

  it('knows a model behind a prefix and in other letters, and takes no part of a name for the whole', () => {
    const denied = deniedModels(builtInModels, ['google/Nano-Banana', 'models/seedream-v4']);
    expect(denied).not.toContain('nano-banana');
    expect(denied).not.toContain('seedream-v4');
    expect(denied).toContain('nano-banana-pro');
    expect(denied).toContain('seedream-v4.5');
  });

  it('holds the user’s own models to the list as well', () => {
    const [first] = builtInModels;
    const own = { ...first!, id: 'own-model', name: 'Own model' };
    expect(deniedModels([...builtInModels, own], ids)).toEqual(['own-model']);
    expect(deniedModels([...builtInModels, own], [...ids, 'own-model'])).toEqual([]);
  });
});
