/** How many rows come with an order, so that what is seen first needs no second question. */

/** About as many frames as a large window shows at once. */
export const screenful = 100;
