/** An earlier request taken up again must amount to that request, whatever the draft was before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyDraft, planOf } from '../../../../renderer/compose/draft.ts';
import { reusedDraft } from '../../../../renderer/compose/reuse-draft.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import type { Request } from '../../../../shared/request.ts';
import { batchId } from '../support.ts';
import { expandRequest } from '../../../../shared/request.ts';

const batch = batchId(7);
const seed = fc.integer({ min: 0, max: 2_147_483_647 });
const seeds = fc.oneof(
  fc.record({ kind: fc.constant('random' as const) }),
  fc.record({ kind: fc.constant('locked' as const), seed }),
  fc.record({
    kind: fc.constant('list' as const),
    seeds: fc.uniqueArray(seed, { minLength: 1, maxLength: 12 }),
  }),
);

it('sends again what was sent (property: request → draft → request is the identity)', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 24 }), (plan, wanted) => {
      const frames = plan.kind === 'list' ? plan.seeds.length : plan.kind === 'locked' ? 1 : wanted;
      const request: Request = {
        model: 'nano-banana',
        prompt: 'pears on slate',
        shape: { kind: 'aspect', aspectRatio: '4:3' },
        seeds: plan,
        frames,
        imagesPerCall: 1,
      };
      const draft = reusedDraft({ ...emptyDraft, seedPlan: 'explore', seedText: '5' }, { batch, request });
      const expansion = expandRequest(draft.prompt, new Map());
      expect(planOf(draft, expansion, builtInModels).request).toEqual({ ...request, madeFrom: { batch } });
    }),
  );
});
