package by.pavilion.customs;

import by.pavilion.catalog.Sku;
import java.time.Instant;

/**
 * Goods as they are filed in the bonded ledger of a zone.
 *
 * @param ledger its number ({@code emsNo})
 * @param number of the item ({@code itemRecordNo}), 1 to 30 visible characters of ASCII
 * @param since when it has had this number here
 * @param enteredBy whose key
 */
public record LedgerItem(String ledger, Sku sku, String number, Instant since, String enteredBy, long version) {}
