/** Walking through what was sent: whoever walks up and down again must find what they were writing, exactly. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createComposeStore } from '../../../../renderer/compose/compose-store.ts';
import type { Draft } from '../../../../renderer/compose/draft.ts';
import { emptyDraft } from '../../../../renderer/compose/draft.ts';
import { newerStep, olderStep, trailOf } from '../../../../renderer/compose/walk.ts';
import type { Step, Walk, Walked } from '../../../../renderer/compose/walk.ts';
import type { HistoryEntry } from '../../../../shared/history/entry.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import { batchId, createScriptedMain } from '../support.ts';

function entry(n: number, prompt: string): HistoryEntry {
  return {
    batch: batchId(n),
    createdAt: n,
    request: {
      model: 'nano-banana',
      prompt,
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'random' },
      frames: 1,
      imagesPerCall: 1,
    },
    frames: { asked: 1, made: 1, failed: 0, kept: 1 },
  };
}

describe('the walk', () => {
  const prompts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

  it('as many steps down as went up lead to the bottom as it was (property)', () => {
    fc.assert(
      fc.property(prompts, fc.constantFrom('', 'a', 'unsent'), fc.array(fc.boolean()), (sent, draft, ups) => {
        const bottom: Walked = { prompt: draft, madeFrom: null };
        const trail = trailOf(
          sent.map((prompt, at) => entry(99 - at, prompt)),
          draft,
        );
        let walk: Walk | null = null;
        let height = 0;
        for (const isUp of ups) {
          const step: Step | null = isUp ? olderStep(walk, bottom, trail) : newerStep(walk, trail);
          if (!step) continue;
          walk = step.walk;
          height += isUp ? 1 : -1;
          expect(step.to).toEqual(height === 0 ? bottom : trail[height - 1]);
        }
        expect(walk?.steps ?? 0).toBe(height);
        expect(height).toBeLessThanOrEqual(trail.length);
      }),
    );
  });

  it('takes no step that changes nothing (property: neighbours on the way differ)', () => {
    fc.assert(
      fc.property(prompts, fc.constantFrom('', 'a'), (sent, draft) => {
        const trail = trailOf(
          sent.map((prompt, at) => entry(99 - at, prompt)),
          draft,
        );
        const way = [draft, ...trail.map(({ request }) => request.prompt)];
        for (const [at, prompt] of way.entries()) expect(prompt).not.toBe(way[at + 1]);
      }),
    );
  });
});

describe('Alt+↑ and Alt+↓', () => {
  function desk(sent: readonly string[], prompt: string) {
    const main = createScriptedMain();
    main.answer(
      'history.page',
      sent.map((text, at) => entry(99 - at, text)),
    );
    let kept: Draft | null = null;
    const compose = createComposeStore({
      bridge: main.bridge,
      storage: { read: () => ({ ...emptyDraft, prompt }), write: (draft) => (kept = draft) },
      models: () => builtInModels,
      deniedModels: () => [],
      drawSeed: () => 1,
      onFailure: (error) => {
        throw error;
      },
    });
    const prompted = (): string => compose.getState().draft.prompt;
    return { main, compose, prompted, kept: () => kept };
  }

  it('walk, remember where the prompt is from, and lead back (catches an unsent draft that is lost)', async () => {
    const { compose, prompted } = desk(['newest', 'middle', 'oldest'], 'unsent');
    const { olderAsked, newerAsked } = compose.getState();
    // A held key: asked for before the first page is there.
    await Promise.all([olderAsked(), olderAsked(), olderAsked(), olderAsked()]);
    expect(prompted()).toBe('oldest');
    expect(compose.getState().draft.madeFrom).toEqual({ batch: batchId(97) });
    await Promise.all([newerAsked(), newerAsked()]);
    expect(prompted()).toBe('newest');
    await newerAsked();
    await newerAsked();
    expect(prompted()).toBe('unsent');
    expect(compose.getState()).toMatchObject({ walk: null, draft: { madeFrom: null } });
  });

  it('begin anew from what was changed on the way (catches an edit that the way back throws away)', async () => {
    const { compose, prompted } = desk(['newest', 'oldest'], 'unsent');
    await compose.getState().olderAsked();
    compose.getState().promptTyped('newest, but warmer');
    await compose.getState().newerAsked();
    expect(prompted()).toBe('newest, but warmer');
    await compose.getState().olderAsked();
    expect(prompted()).toBe('newest');
    await compose.getState().newerAsked();
    expect(prompted()).toBe('newest, but warmer');
  });

  it('keep what had not been sent for the next start (catches a walk that a restart turns into a loss)', async () => {
    vi.useFakeTimers();
    try {
      const { compose, kept } = desk(['newest'], 'unsent');
      await compose.getState().olderAsked();
      await vi.runAllTimersAsync();
      expect(kept()).toMatchObject({ prompt: 'unsent' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('bring a long prompt whole (catches the beginning that the list carries being sent)', async () => {
    const long = 'light '.repeat(200);
    const { main, compose, prompted } = desk([long.slice(0, 600)], 'unsent');
    main.answer('history.request', entry(99, long));
    await compose.getState().olderAsked();
    expect(prompted()).toBe(long);
  });

  it('forget where a prompt was from once it is emptied', async () => {
    const { compose } = desk(['newest'], '');
    await compose.getState().olderAsked();
    compose.getState().promptTyped('');
    compose.getState().promptTyped('new');
    expect(compose.getState().draft.madeFrom).toBeNull();
  });
});
