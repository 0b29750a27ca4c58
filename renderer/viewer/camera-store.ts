/**
 * The camera that a view's panes share. Drawing follows it directly: a gesture moves the picture many times a
 * second, and a window that is rendered anew for each of them would be late.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Camera } from './camera.ts';
import { fitCamera } from './camera.ts';

export interface CameraState {
  /** Its zoom counts in pixels of the view's leading picture. */
  readonly camera: Camera;
  readonly moved: (camera: Camera) => void;
}
export type CameraStore = StoreApi<CameraState>;

export function createCameraStore(): CameraStore {
  return createStore<CameraState>((set) => ({
    camera: fitCamera,
    moved: (camera) => set({ camera }),
  }));
}
