package by.pavilion.ordering.rest;

import by.pavilion.ordering.settlement.Settlement;
import by.pavilion.ordering.settlement.Settlements;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A statement's entries as a file for a spreadsheet (RFC 4180, UTF-8): amounts with a decimal point, in the same currency. */
final class SettlementCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "kind",
                    "orderId",
                    "lineId",
                    "sku",
                    "occurredAt",
                    "placedOn",
                    "currency",
                    "goods",
                    "discount",
                    "freight",
                    "tax",
                    "paid",
                    "rate",
                    "commission",
                    "payout",
                    "borne")
            .get();

    private SettlementCsv() {}

    /** Written as it is read: a statement may have very many entries. */
    static StreamingOutput of(Settlement settlement, Settlements settlements) {
        return output -> {
            Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            settlements.forEachEntry(settlement, settled -> {
                try {
                    print(printer, SettlementEntryResponse.of(settled));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            printer.flush();
        };
    }

    private static void print(CSVPrinter printer, SettlementEntryResponse entry) throws IOException {
        printer.printRecord(
                entry.kind(),
                entry.orderId(),
                entry.lineId(),
                entry.sku(),
                entry.occurredAt(),
                entry.placedOn(),
                entry.paid().currency(),
                entry.goods().amount(),
                entry.discount().amount(),
                entry.freight().amount(),
                entry.tax().amount(),
                entry.paid().amount(),
                entry.rate(),
                entry.commission().amount(),
                entry.payout().amount(),
                entry.borne().amount());
    }
}
