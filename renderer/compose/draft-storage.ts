/** Keeps the draft over a restart, in the window's own local storage: it is no one's truth but the panel's. */
import type { Draft } from './draft.ts';
import { draftSchema, emptyDraft } from './draft.ts';

export interface DraftStorage {
  read(): Draft;
  write(draft: Draft): void;
}

const key = 'proofsheet.draft';

export function createDraftStorage(storage: Pick<Storage, 'getItem' | 'setItem'>): DraftStorage {
  return {
    /** What cannot be read (an older version's, a torn one) is an empty draft. */
    read() {
      const text = storage.getItem(key);
      if (text === null) return emptyDraft;
      const parsed = draftSchema.safeParse(parseJson(text));
      return parsed.success ? parsed.data : emptyDraft;
    },
    write(draft) {
      storage.setItem(key, JSON.stringify(draft));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
