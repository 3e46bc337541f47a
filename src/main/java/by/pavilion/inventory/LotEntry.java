package by.pavilion.inventory;

/**
 * One movement of one lot by hand.
 *
 * @param lot as it is afterwards, or before: only what names it and its best-before date count
 * @param received pieces that came
 * @param removed pieces that are gone
 */
record LotEntry(long id, Lot lot, long received, long removed, Movement cause) {}
