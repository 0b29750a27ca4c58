/** Exports: planned, run, paused, taken up again; and those that begin by themselves. */
import type { Credit } from '../../../shared/export/credit.ts';
import type { ExportPreset, PresetId } from '../../../shared/export/preset.ts';
import type { ExportId, ExportPlan, ExportRun, PlanRow } from '../../../shared/export/run.ts';
import type { WatchedExport } from '../../../shared/export/watched.ts';
import type { CollectionId, FrameId } from '../../../shared/ids.ts';

interface OneRun {
  readonly run: ExportId;
}

export interface ExportMethods {
  /**
   * Computes a plan and keeps it for `startExport`, until eight later ones have been made. `destination`: an absolute path.
   * Errors: `export-template-invalid`, `export-destination-missing`, `-unwritable`, `-in-library`.
   */
  planExport(input: {
    readonly frames: readonly FrameId[];
    readonly preset: ExportPreset;
    readonly presetName: string;
    readonly destination: string;
    /** Who is named in the files, and by which version of the app. */
    readonly credit: Credit;
    readonly appVersion: string;
  }): ExportPlan;
  /** Error: `export-plan-gone`. */
  planRows(input: { readonly plan: ExportId; readonly from: number }): PlanRow[];
  /** Names in an empty folder. Error: `export-template-invalid`. */
  exampleNames(input: { readonly frames: readonly FrameId[]; readonly preset: ExportPreset }): string[];
  /** Begins to run the plan, which ends by itself; told of by the news `exporting`. Error: `export-plan-gone`. */
  startExport(input: { readonly plan: ExportId }): ExportRun;
  /** Errors of these: `export-run-not-found`. */
  pauseExport(input: OneRun): ExportRun;
  resumeExport(input: OneRun): ExportRun;
  cancelExport(input: OneRun): ExportRun;
  retryExport(input: OneRun): ExportRun;
  /** Newest first, with those that an earlier session of the app could not end. */
  exportRuns(input: null): ExportRun[];
  dismissExport(input: OneRun): null;
  /** Where it goes: main shows it in the system's file manager. */
  exportDestination(input: OneRun): { readonly folder: string };
}

interface OneWatch {
  readonly collection: CollectionId;
}

export interface WatchMethods {
  /** Who is named in files from now on, and by which version of the app. Until this was said once nothing is exported by itself. */
  beginWatching(input: { readonly credit: Credit; readonly appVersion: string }): null;
  /** Those that are switched on, and those that were. */
  watchedExports(input: null): WatchedExport[];
  /**
   * Switches it on; told of by the news `watching`. `destination`: absolute; null: where it goes already. For another folder or
   * preset it begins anew, with every pick. Errors: `export-no-destination`, and those of `planExport`.
   */
  watchExport(
    input: OneWatch & {
      readonly preset: PresetId;
      readonly presetName: string;
      readonly settings: ExportPreset;
      readonly destination: string | null;
    },
  ): WatchedExport[];
  /** What is under way ends as any export does. Error of these: `collection-not-found`. */
  unwatchExport(input: OneWatch): WatchedExport[];
  watchDestination(input: OneWatch): { readonly folder: string };
}
