/** Which panels a fold key leaves open: as in Lightroom, folding wins while anything is open. Pure. */

export interface Sides {
  readonly composeOpen: boolean;
  readonly inspectorOpen: boolean;
}

/** A layout with nothing open, for as long as a view is alone on the screen. */
export function withoutSides<Layout extends Sides>(layout: Layout): Layout {
  return { ...layout, composeOpen: false, inspectorOpen: false };
}

export function foldedSides({ composeOpen, inspectorOpen }: Sides): Sides {
  const open = !(composeOpen || inspectorOpen);
  return { composeOpen: open, inspectorOpen: open };
}

export function foldedAll(sides: Sides, isBottomOpen: boolean): Sides & { readonly isBottomOpen: boolean } {
  const open = !(sides.composeOpen || sides.inspectorOpen || isBottomOpen);
  return { composeOpen: open, inspectorOpen: open, isBottomOpen: open };
}
