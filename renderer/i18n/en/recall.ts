/** Words of recall: what was taken over from a picture into the draft, and what could not be. */
import { assertNever } from '../../../shared/assert-never.ts';
import type { MetadataTool, PictureRemark } from '../../../shared/metadata/picture.ts';
import type { RecallChoice, RecallLack, RecallNote, RecallSource } from '../../../shared/recall/recall.ts';
import { largestSeed } from '../../../shared/seed/seed.ts';
import type { Shape } from '../../../shared/size/size.ts';
import { count, whole } from '../numbers.ts';

export const recall = {
  group: 'Recall',
  /** On the buttons. */
  short: { everything: 'All', seed: 'Seed', prompt: 'Prompt', remix: 'Remix' },
  /** Accessible names; each holds the word on the button. */
  names: {
    everything: 'Recall all',
    seed: 'Recall seed',
    prompt: 'Recall prompt',
    remix: 'Remix',
  },
  tips: {
    everything: 'Recall prompt, model, size and seed',
    seed: 'Recall the seed and lock it',
    prompt: 'Recall the prompt',
    remix: 'Remix: recall all but the seed',
  },
  lacks: {
    nothing: 'Nothing to recall.',
    'no-seed': 'It was made without a seed.',
    'seed-out-of-range': `Its seed is above ${whole(largestSeed)}, the largest that can be sent.`,
    'no-prompt': 'It names no prompt.',
  } satisfies Record<RecallLack, string>,
  drop: {
    onPrompt: {
      title: 'Drop to read what made it',
      text: 'PNG, JPEG, WebP, TIFF or AVIF. The file stays where it is. Folders are imported.',
    },
    one: {
      title: 'Drop to read what made it, or to import it',
      text: 'A folder is imported at once. The originals stay where they are.',
    },
    several: {
      title: 'Drop to import',
      text: 'Copied into the library, each once; the originals stay as they are. Over the prompt: to read what made them.',
    },
  },
  card: {
    title: 'Recall from a picture',
    import: 'Import',
    importTip: 'Copies the file into the library',
    reading: 'Reading…',
    none: 'Nothing in this file says how it was made: it was saved without, or a program on its way took it out.',
    previous: 'Previous picture',
    next: 'Next picture',
    tools: {
      proofsheet: 'Made with Proofsheet',
      a1111: 'Made with AUTOMATIC1111 or a program that writes as it does',
      fooocus: 'Made with Fooocus',
      invokeai: 'Made with InvokeAI',
      comfyui: 'Made with ComfyUI',
      swarmui: 'Made with SwarmUI',
    } satisfies Record<MetadataTool, string>,
    fields: {
      prompt: 'Prompt',
      negativePrompt: 'Negative',
      seed: 'Seed',
      call: 'In call',
      size: 'Size',
      model: 'Model',
    },
    more: (n: number) => count(n, 'more value'),
    faults: {
      truncated: 'The file ends before its picture does.',
      undecodable: 'The picture itself is damaged.',
      'too-many-pixels': 'The picture has too many pixels to be shown.',
    },
    remarks: {
      'text-too-large': 'It holds more text than is read.',
      'text-damaged': 'Part of its text is damaged and was left out.',
      'prompt-too-long': 'Its prompt is too long to be sent, and was left out.',
    } satisfies Record<PictureRemark, string>,
  },
  done,
  note,
  undo: 'Undo',
  undone: 'Recall undone',
} as const;

/** "Seed 42 locked". */
function done(choice: RecallChoice, { seed }: RecallSource): string {
  const locked = seed.kind === 'known' ? `seed ${seed.seed} locked` : null;
  switch (choice) {
    case 'everything':
      return locked === null ? 'Recalled' : `Recalled, ${locked}`;
    case 'seed':
      return locked === null ? 'No seed to lock' : locked.replace('seed', 'Seed');
    case 'prompt':
      return 'Prompt recalled';
    case 'remix':
      return 'Recalled all but the seed';
    default:
      return assertNever(choice);
  }
}

function note(remark: RecallNote): string {
  switch (remark.kind) {
    case 'model-unknown':
      return `There is no model “${remark.model}” here: ${remark.kept} stays.`;
    case 'shape-not-offered':
      return `${shapeWords(remark.asked)} is not offered: ${shapeWords(remark.used)} is nearest.`;
    case 'fewer-per-call':
      return `Its call asked for ${whole(remark.asked)} images; the model gives ${whole(remark.used)} at most.`;
    case 'seed-of-call':
      return `It is image ${remark.place} of ${remark.n} of one call: the call’s seed is known, its own is not.`;
    case 'seed-out-of-range':
      return `Its seed ${remark.text} was not taken: the largest is ${whole(largestSeed)}.`;
    case 'no-seed':
      return 'It was made without a seed: new ones are drawn.';
    case 'no-prompt':
      return 'It names no prompt: yours stays.';
    default:
      return assertNever(remark);
  }
}

function shapeWords(shape: Shape): string {
  return shape.kind === 'size' ? shape.size.replace('x', ' × ') : shape.aspectRatio;
}
