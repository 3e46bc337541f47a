package by.pavilion.inventory;

/**
 * One movement of one counter: what is added to its free pieces and to its reserved ones.
 *
 * @param spared how many free pieces it must leave; nothing of that is in the ledger
 */
record LedgerEntry(long id, Counter counter, long availableChange, long reservedChange, long spared, Movement cause) {}
