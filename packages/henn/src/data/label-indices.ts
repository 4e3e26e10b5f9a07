/** Stands in preprocessed label maps, which hold classes by their place in the dataset's list, where nobody knows the class. */
export const ignoreIndex = 254
/** And where the image is zero out to its border, unless something is labelled there. */
export const outsideIndex = 255
/** So there is room for so many. */
export const mostLabels = 254
