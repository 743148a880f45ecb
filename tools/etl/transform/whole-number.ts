/** Numbers that are written in one way only, and kept exactly by a double. */
export const wholeNumber = /^(?:0|[1-9]\d{0,14})$/;
