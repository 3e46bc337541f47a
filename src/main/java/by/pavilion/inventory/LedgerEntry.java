package by.pavilion.inventory;

/** One movement of one counter: what is added to its free pieces and to its reserved ones. */
record LedgerEntry(long id, Counter counter, long availableChange, long reservedChange, Movement cause) {}
