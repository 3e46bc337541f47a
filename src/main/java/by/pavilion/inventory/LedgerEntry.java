package by.pavilion.inventory;

import by.pavilion.catalog.Sku;

/** One movement of one balance: what is added to each of its counters. */
record LedgerEntry(
        long id, Sku sku, WarehouseCode warehouse, long availableChange, long reservedChange, Movement cause) {}
