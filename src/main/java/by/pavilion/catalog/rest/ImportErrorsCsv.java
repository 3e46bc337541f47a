package by.pavilion.catalog.rest;

import by.pavilion.catalog.files.CatalogImport;
import by.pavilion.catalog.files.ImportError;
import by.pavilion.catalog.files.Imports;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * All errors of an import as CSV, to be looked at in a spreadsheet: it begins with a byte order mark, and what a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
final class ImportErrorsCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("row", "column", "value", "reason", "message", "remedy")
            .get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ImportErrorsCsv() {}

    static StreamingOutput of(CatalogImport found, Imports imports, String language) {
        return output -> {
            Writer text = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            text.write(BYTE_ORDER_MARK);
            CSVPrinter printer = new CSVPrinter(text, FORMAT);
            imports.forEachError(found.id(), error -> print(printer, error, language));
            printer.flush();
        };
    }

    private static void print(CSVPrinter printer, ImportError found, String language) {
        ImportResponse.RowError error = ImportResponse.RowError.of(found, language);
        try {
            printer.printRecord(
                    error.row(),
                    error.column(),
                    harmless(error.value()),
                    error.reason(),
                    error.message(),
                    error.remedy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String harmless(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
