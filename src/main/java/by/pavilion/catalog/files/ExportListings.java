package by.pavilion.catalog.files;

import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.EditedListings;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes all of a merchant's listings, as they were written last, as a file that {@link StartImport} takes: handed in unchanged, it changes nothing. It
 * reads in portions by SKU, each in a transaction of its own: what changes meanwhile stands in the file as it was or as it is.
 */
@ApplicationScoped
public class ExportListings {
    private static final int PORTION = 200;

    /** By it a spreadsheet knows UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final EditedListings listings;
    private final JsonListings jsonListings;

    ExportListings(EditedListings listings, JsonListings jsonListings) {
        this.listings = listings;
        this.jsonListings = jsonListings;
    }

    /** Leaves the stream open. */
    public void write(MerchantId merchant, FileFormat format, OutputStream file) throws IOException {
        switch (format) {
            case CSV -> writeCsv(merchant, file);
            case JSONL -> writeJson(merchant, file);
            case XLSX -> writeWorkbook(merchant, file);
        }
    }

    private void writeCsv(MerchantId merchant, OutputStream file) throws IOException {
        Writer text = writer(file);
        text.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(text, CsvRows.FORMAT);
        List<String> more = moreColumns(merchant);
        printer.printRecord(header(more));
        forEach(merchant, listing -> printer.printRecord(cells(listing.listing(), more)));
        printer.flush();
    }

    private void writeJson(MerchantId merchant, OutputStream file) throws IOException {
        Writer text = writer(file);
        forEach(merchant, listing -> {
            text.write(jsonListings.print(listing));
            text.write('\n');
        });
        text.flush();
    }

    private void writeWorkbook(MerchantId merchant, OutputStream file) throws IOException {
        Workbook workbook = new Workbook(file, "Pavilion", "1.0");
        SheetRows rows = new SheetRows(workbook.newWorksheet("listings"));
        List<String> more = moreColumns(merchant);
        rows.add(header(more));
        forEach(merchant, listing -> rows.add(cells(listing.listing(), more)));
        workbook.finish();
    }

    /**
     * What this merchant's listings need beside the columns that all have. It has to be known before the first row, so they are
     * read twice; what a listing gets in between stands in the next file.
     */
    private List<String> moreColumns(MerchantId merchant) throws IOException {
        PresentationColumns.Needed needed = new PresentationColumns.Needed();
        forEach(merchant, listing -> needed.by(listing.listing().presentation()));
        return needed.inOrder();
    }

    private static List<String> header(List<String> more) {
        return Stream.concat(Columns.names().stream(), more.stream()).toList();
    }

    private static List<String> cells(Listing listing, List<String> more) {
        Map<String, String> there = PresentationColumns.cells(listing.presentation());
        return Stream.concat(
                        Columns.cells(listing).stream(), more.stream().map(column -> there.getOrDefault(column, "")))
                .toList();
    }

    /** Texts stand in their cells, so that the writer has to remember none of them. */
    private static final class SheetRows {
        private final Worksheet sheet;
        private int next;

        SheetRows(Worksheet sheet) {
            this.sheet = sheet;
        }

        void add(List<String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(next, column, cells.get(column));
                }
            }
            next++;
            if (next % PORTION == 0) {
                sheet.flush();
            }
        }
    }

    private interface ListingWriter {
        void write(EditedListing listing) throws IOException;
    }

    private void forEach(MerchantId merchant, ListingWriter writer) throws IOException {
        @Nullable Sku last = null;
        List<EditedListing> portion;
        do {
            portion = listings.after(merchant, last, PORTION);
            for (EditedListing listing : portion) {
                writer.write(listing);
                last = listing.listing().sku();
            }
        } while (portion.size() == PORTION);
    }

    private static Writer writer(OutputStream file) {
        return new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
    }
}
