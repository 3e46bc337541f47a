package by.pavilion.inventory;

/** Pieces that are reserved, for what, and by which counter. */
record Reserved(String reference, Counter counter, long quantity) {}
