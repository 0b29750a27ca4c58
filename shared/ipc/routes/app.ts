/** The app as a whole: settings, key, library folder, models, window, clipboard. */
import { z } from 'zod';
import { firstScreenSchema } from '../../first-screen.ts';
import type { ModelFileStatus } from '../../models/model-file.ts';
import type { ModelTable } from '../../models/table.ts';
import { settingsChangeSchema, settingsSchema } from '../../settings/settings.ts';
import type { Settings } from '../../settings/settings.ts';
import { keyStatusSchema, libraryStatusSchema, appStateSchema } from '../app-state.ts';
import type { KeyStatus } from '../app-state.ts';
import { nothing } from './inputs.ts';

export const appRoutes = {
  'app.state': { input: nothing, output: appStateSchema },
  /** What the window will begin with; null as soon as what was told before does not hold any more. */
  'window.first-screen': { input: firstScreenSchema.nullable(), output: nothing },
  /** The window fills the screen, or is itself again. */
  'window.full-screen': { input: z.strictObject({ isOn: z.boolean() }), output: nothing },
  'settings.change': { input: settingsChangeSchema, output: settingsSchema },
  /** Makes the user's file of models if there is none, and shows it in its folder. */
  'models.show-file': { input: nothing, output: nothing },
  /** Asks the gateway for its models with this key, and keeps the key only if it answers. */
  'key.save': { input: z.strictObject({ key: z.string().max(400) }), output: keyStatusSchema },
  'key.remove': { input: nothing, output: keyStatusSchema },
  /** Puts text on the clipboard: prompts, seeds, ids. */
  'clipboard.write': { input: z.strictObject({ text: z.string().max(200_000) }), output: nothing },
} as const;

export interface AppEvents {
  readonly 'app.changed': {
    readonly key: KeyStatus;
    readonly practice: boolean;
    readonly gatewayLabel: string;
    readonly settings: Settings;
  };
  /** The user's file of models was changed, their rates, what the key may call, or how they can be delivered. */
  readonly 'models.changed': {
    readonly models: ModelTable;
    readonly modelFile: ModelFileStatus;
    readonly deniedModels: readonly string[];
    readonly tasklessModels: readonly string[];
  };
  readonly 'library.changed': z.infer<typeof libraryStatusSchema>;
  /** Asked for from here, from the menu, or by the system's own means. */
  readonly 'window.full-screen': { readonly isOn: boolean };
  /** A menu entry was chosen: the renderer runs the command of that id (renderer/commands.ts). */
  readonly 'command.run': { readonly command: string };
}
