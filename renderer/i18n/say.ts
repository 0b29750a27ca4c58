/** Every sentence on screen, in the language in force. English is the one that exists; others take its type. */
import { arrange } from './en/arrange.ts';
import { collections } from './en/collections.ts';
import { compare } from './en/compare.ts';
import { compose } from './en/compose.ts';
import { differs } from './en/differs.ts';
import { exporting } from './en/export.ts';
import { frames } from './en/frames.ts';
import { handout } from './en/handout.ts';
import { history, parameters } from './en/history.ts';
import { importing } from './en/import.ts';
import { ledger } from './en/ledger.ts';
import { library } from './en/library.ts';
import { lists } from './en/lists.ts';
import { marks } from './en/marks.ts';
import { prompt } from './en/prompt.ts';
import { queue } from './en/queue.ts';
import { quit } from './en/quit.ts';
import { recall } from './en/recall.ts';
import { search } from './en/search.ts';
import { report } from './en/report.ts';
import { seedCheck } from './en/seed-check.ts';
import { settings } from './en/settings.ts';
import { sheet } from './en/sheet.ts';
import { shell } from './en/shell.ts';
import { survey } from './en/survey.ts';
import { trash } from './en/trash.ts';
import { twins } from './en/twins.ts';
import { ui } from './en/ui.ts';
import { viewer } from './en/viewer.ts';

export const say = {
  arrange,
  collections,
  compare,
  compose,
  differs,
  exporting,
  frames,
  handout,
  history,
  importing,
  ledger,
  library,
  lists,
  marks,
  parameters,
  prompt,
  queue,
  quit,
  recall,
  report,
  search,
  seedCheck,
  settings,
  sheet,
  shell,
  survey,
  trash,
  twins,
  ui,
  viewer,
} as const;
