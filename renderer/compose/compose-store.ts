/** The compose panel's state: the draft, and the last seed that was used. Actions are named for what happened. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import type { JobView } from '../../shared/job/view.ts';
import type { SpendQuestion } from '../../shared/money/spend.ts';
import { spendQuestionOf } from '../../shared/money/spend.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { digestOf } from '../../shared/prompt/digest.ts';
import type { Expansion } from '../../shared/prompt/expand.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import type { FieldFault } from '../../shared/request-field.ts';
import type { RecallChoice, RecallNote, RecallSource } from '../../shared/recall/recall.ts';
import { expandRequest, mostJobs } from '../../shared/request.ts';
import { largestSeed, smallestSeed } from '../../shared/seed/seed.ts';
import type { Shape } from '../../shared/size/size.ts';
import type { Bridge } from '../bridge.ts';
import type { Draft, ModelChoices } from './draft.ts';
import { parseSeed, planOf } from './draft.ts';
import type { DraftStorage } from './draft-storage.ts';
import { touches } from './field-fault.ts';
import { choicesAfterSwitch } from './fit-model.ts';
import { createPromptTrail } from './prompt-trail.ts';
import { recalledDraft } from './recall-draft.ts';
import { reusedDraft } from './reuse-draft.ts';
import type { Step, Walk, Walked } from './walk.ts';

export interface ComposeState {
  readonly draft: Draft;
  /** What the draft's prompt comes to with the lists there are. */
  readonly expansion: Expansion;
  readonly lists: Lists;
  /** The seed of the newest batch's last call; null before the first. */
  readonly lastSeed: number | null;
  /** The drafts before each recall since the last change by hand, newest last: a recall can be taken back. */
  readonly recalls: readonly Draft[];
  /** Main holds the request back until the user has said that it may pass a spending limit. */
  readonly spendQuestion: SpendQuestion | null;
  /** What a gateway did not take of an earlier request, once the user asked where it stands. */
  readonly fault: FieldFault | null;
  readonly faultShown: (fault: FieldFault) => void;
  /** A request is on its way to main. */
  readonly isSending: boolean;
  /** Follows the queue for the seeds it draws; returns a function that stops following. */
  readonly opened: () => () => void;
  readonly promptNow: () => string;
  /** The lists were read, or have changed: what the prompt comes to follows. */
  readonly listsChanged: (lists: Lists) => void;
  readonly promptTyped: (prompt: string) => void;
  /** Text on its way to the prompt's caret, which only the editor knows. */
  readonly insertion: string | null;
  readonly insertAsked: (text: string) => void;
  readonly insertionDone: () => void;
  /** What the model before had and this one lacks is kept, and found again with the next one that has it. */
  readonly modelChosen: (model: string) => void;
  /** A size and an aspect ratio exclude each other: the one chosen last holds. */
  readonly shapeChosen: (shape: Shape) => void;
  readonly seedPlanChosen: (plan: Draft['seedPlan']) => void;
  /** Typing a seed locks it. */
  readonly seedTyped: (text: string) => void;
  /** Locks the seed used last, or else one drawn now. */
  readonly seedLocked: () => void;
  readonly seedUnlocked: () => void;
  /** Draws a seed and locks it. */
  readonly newSeedAsked: () => void;
  /** Locks the seed after the one that is locked, or else after the one used last. */
  readonly nextSeedAsked: () => void;
  readonly seedListTyped: (text: string) => void;
  readonly framesChosen: (frames: number) => void;
  readonly imagesPerCallChosen: (n: number) => void;
  readonly negativePromptTyped: (text: string) => void;
  /** Of the model that is chosen; undefined goes back to the model's own. */
  readonly choiceMade: <Name extends keyof ModelChoices>(
    name: Name,
    value: ModelChoices[Name] | undefined,
  ) => void;
  /** Takes over what a picture tells; answers with what could not be taken over. */
  readonly recalled: (source: RecallSource, choice: RecallChoice) => readonly RecallNote[];
  /** The draft becomes an earlier request; that can be taken back like a recall. */
  readonly requestReused: (entry: Pick<HistoryEntry, 'batch' | 'request'>) => void;
  /** Not null while one walks through the history: then the draft's prompt is an earlier request's. */
  readonly walk: Walk | null;
  /** The prompt becomes that of the request before; settles when it has. */
  readonly olderAsked: () => Promise<void>;
  /** The way back, in the end to what had not been sent. */
  readonly newerAsked: () => Promise<void>;
  /** The draft is again as it was before the last recall, if there is one to take back. */
  readonly recallTakenBack: () => void;
  /** Sends the request, unless something is wrong with it. */
  readonly generateAsked: () => Promise<Generated>;
  /** The user's word that it may pass the limit. */
  readonly spendConsented: () => Promise<Generated>;
  readonly spendDeclined: () => void;
}
/** `held`: a question is open. */
type Generated = 'sent' | 'not-ready' | 'held' | 'failed';
export type ComposeStore = StoreApi<ComposeState>;

export interface ComposeTools {
  readonly bridge: Bridge;
  readonly storage: DraftStorage;
  /** The table in force. */
  readonly models: () => ModelTable;
  /** Ids of those that the key may not call. */
  readonly deniedModels: () => readonly string[];
  /** A seed nobody could foresee (shared/seed/seed.ts has its range). */
  readonly drawSeed: () => number;
  readonly onFailure: (error: AppError) => void;
}

export function createComposeStore(tools: ComposeTools): ComposeStore {
  const { bridge, storage, models, deniedModels, drawSeed, onFailure } = tools;
  const store = createStore<ComposeState>((set, get) => {
    /** The one way to another draft: what its prompt comes to follows. */
    function become(draft: Draft, change: Partial<ComposeState>): void {
      set(({ draft: before, expansion, lists, fault }) => ({
        draft,
        expansion: draft.prompt === before.prompt ? expansion : expandRequest(draft.prompt, lists),
        fault: fault && touches(fault.field, before, draft) ? null : fault,
        // Whatever else puts another prompt in its place ends a walk.
        ...(draft.prompt !== before.prompt && { walk: null }),
        ...change,
      }));
    }

    function edit(change: Partial<Draft>): void {
      become({ ...get().draft, ...change }, { recalls: [] });
    }

    const trail = createPromptTrail(bridge);
    /** One step after the other: a held key asks faster than pages are read. */
    let walking: Promise<void> = Promise.resolve();
    function walked(next: (walk: Walk | null, now: Walked) => Promise<Step | null>): Promise<void> {
      walking = walking.then(async () => {
        try {
          const { walk, draft: now } = get();
          const step = await next(walk, { prompt: now.prompt, madeFrom: now.madeFrom });
          if (!step) return;
          const to = await trail.wholeOf(step);
          // What was typed meanwhile is not written over.
          if (get().draft.prompt === now.prompt)
            become({ ...get().draft, ...to }, { walk: step.walk, recalls: [] });
        } catch (thrown) {
          onFailure(toAppError(thrown));
        }
      });
      return walking;
    }

    async function generate(consented: boolean): Promise<Generated> {
      const { draft, expansion, isSending } = get();
      const { request, problems, variants } = planOf(draft, expansion, models(), deniedModels());
      if (!request || problems.length > 0 || isSending) return 'not-ready';
      set({ isSending: true, spendQuestion: null, fault: null });
      try {
        const digest = digestOf(expansion.variants);
        await bridge.request('batch.generate', { request, variants, digest, consented });
        return 'sent';
      } catch (thrown) {
        const error = toAppError(thrown);
        const question = spendQuestionOf(error);
        if (question) set({ spendQuestion: question });
        else onFailure(error);
        return question ? 'held' : 'failed';
      } finally {
        set({ isSending: false });
      }
    }

    const draft = storage.read();
    const lists: Lists = new Map();

    return {
      draft,
      lists,
      expansion: expandRequest(draft.prompt, lists),
      lastSeed: null,
      recalls: [],
      walk: null,
      insertion: null,
      isSending: false,
      spendQuestion: null,
      fault: null,
      // A new object each time: to be shown again is to be led there again.
      faultShown: (fault) => set({ fault: { ...fault } }),
      opened() {
        let newest: JobView | null = null;
        return bridge.on('queue.changed', ({ jobs }) => {
          newest = newestOf(newest, jobs);
          if (newest) set({ lastSeed: newest.seed });
        });
      },
      listsChanged(lists) {
        if (lists !== get().lists) set({ lists, expansion: expandRequest(get().draft.prompt, lists) });
      },
      promptNow: () => get().draft.prompt,
      promptTyped(prompt) {
        // The editor also tells of what was put into it from here: that is no change by hand.
        if (prompt === get().draft.prompt) return;
        edit({ prompt, ...(prompt.trim() === '' && { madeFrom: null }) });
      },
      insertAsked: (insertion) => set({ insertion }),
      insertionDone: () => set({ insertion: null }),
      modelChosen(model) {
        const { draft } = get();
        edit({ model, choices: choicesAfterSwitch(draft.model, model, draft.choices) });
      },
      shapeChosen: (shape) => edit({ shape }),
      seedPlanChosen(plan) {
        if (plan === 'locked') get().seedLocked();
        else edit({ seedPlan: plan });
      },
      seedTyped: (seedText) => edit({ seedText, seedPlan: 'locked' }),
      seedLocked() {
        const { draft, lastSeed } = get();
        if (draft.seedPlan === 'locked') return;
        const seed = lastSeed ?? parseSeed(draft.seedText) ?? drawSeed();
        edit({ seedPlan: 'locked', seedText: String(seed) });
      },
      seedUnlocked: () => edit({ seedPlan: 'random', seedText: '' }),
      newSeedAsked: () => edit({ seedPlan: 'locked', seedText: String(drawSeed()) }),
      nextSeedAsked() {
        const { draft, lastSeed } = get();
        const seed = draft.seedPlan === 'locked' ? parseSeed(draft.seedText) : lastSeed;
        const next = seed === null ? drawSeed() : seed === largestSeed ? smallestSeed : seed + 1;
        edit({ seedPlan: 'locked', seedText: String(next) });
      },
      seedListTyped: (listText) => edit({ listText }),
      framesChosen: (frames) => edit({ frames: Math.min(mostJobs, Math.max(1, Math.trunc(frames))) }),
      imagesPerCallChosen: (imagesPerCall) => edit({ imagesPerCall }),
      negativePromptTyped: (negativePrompt) => edit({ negativePrompt }),
      choiceMade(name, value) {
        const { model, choices } = get().draft;
        const { [name]: _, ...others } = choices[model] ?? {};
        const chosen = value === undefined ? others : { ...others, [name]: value };
        edit({ choices: { ...choices, [model]: chosen } });
      },
      recalled(source, choice) {
        const before = get().draft;
        const { draft, notes } = recalledDraft(before, source, choice, models());
        become(draft, { recalls: [...get().recalls, before] });
        return notes;
      },
      requestReused(entry) {
        const before = get().draft;
        become(reusedDraft(before, entry), { recalls: [...get().recalls, before] });
      },
      olderAsked: () => walked((walk, now) => trail.older(walk, now)),
      newerAsked: () => walked((walk) => Promise.resolve(trail.newer(walk))),
      recallTakenBack() {
        const { recalls } = get();
        const draft = recalls.at(-1);
        if (draft) become(draft, { recalls: recalls.slice(0, -1) });
      },
      generateAsked: () => generate(false),
      spendConsented: () => generate(true),
      spendDeclined: () => set({ spendQuestion: null }),
    };
  });
  keepDraft(store, storage);
  return store;
}

/** How long typing must rest before the draft is written, in ms. */
const rest = 300;

function keepDraft(store: ComposeStore, storage: DraftStorage): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  store.subscribe(({ draft }, before) => {
    if (draft === before.draft) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      const { draft: now, walk } = store.getState();
      // What one walks by is in the history; what had not been sent is nowhere else.
      storage.write({ ...now, ...walk?.bottom });
    }, rest);
  });
}

/** The last call of the newest batch: ids of batches sort by time. */
function newestOf(newest: JobView | null, jobs: readonly JobView[]): JobView | null {
  return jobs.reduce<JobView | null>((best, job) => {
    if (job.seed === null) return best;
    if (!best || job.batchId > best.batchId) return job;
    return job.batchId === best.batchId && job.column >= best.column ? job : best;
  }, newest);
}
