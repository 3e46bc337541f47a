package by.pavilion.ordering.trace;

import by.pavilion.catalog.Sku;
import by.pavilion.inventory.LotNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was scanned: a parcel's number, or an SKU and the maker's batch with a tilde between, since makers number by themselves. */
record TraceCode(String text) {
    private static final Pattern BATCH = Pattern.compile("([A-Z0-9-]{1,20})~([\\x21-\\x7d]{1,40})");

    /** A batch of an SKU. */
    record BatchOf(Sku sku, LotNumber lot) {}

    Optional<BatchOf> batch() {
        Matcher found = BATCH.matcher(text);
        return found.matches()
                ? Optional.of(new BatchOf(new Sku(found.group(1)), new LotNumber(found.group(2))))
                : Optional.empty();
    }
}
