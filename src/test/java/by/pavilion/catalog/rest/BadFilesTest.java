package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.keyOfAnotherMerchant;
import static by.pavilion.TestCalls.newSku;
import static by.pavilion.TestCalls.with;
import static by.pavilion.catalog.rest.ImportCalls.HEADER;
import static by.pavilion.catalog.rest.ImportCalls.finished;
import static by.pavilion.catalog.rest.ImportCalls.imported;
import static by.pavilion.catalog.rest.ImportCalls.row;
import static by.pavilion.catalog.rest.ImportCalls.start;
import static by.pavilion.catalog.rest.ImportCalls.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.catalog.files.TestWorkbooks;
import by.pavilion.events.TestOutbox;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What merchants' programs get wrong, in each format: every bad row is told and changes nothing, its neighbours land. */
@QuarkusTest
class BadFilesTest {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LINES = "application/x-ndjson";
    private static final List<String> COLUMNS = Arrays.asList(HEADER.strip().split(",", -1));

    @Inject
    TestOutbox events;

    @Inject
    ObjectMapper mapper;

    private final String first = newSku();
    private final String last = newSku();
    private String key;

    /** A value that is wrong in one of the formats' words, and the reason that is told. */
    private record Bad(String column, String pointer, String value, String reason) {
        static Bad name(String value, String reason) {
            return new Bad("name_en", "/texts/en/name", value, reason);
        }

        static Bad price(String value, String reason) {
            return new Bad("price_cny", "/price/amount", value, reason);
        }
    }

    private static final List<Bad> BAD = List.of(
            Bad.name("<script>alert(1)</script>", "markup"),
            Bad.name("Dark \u202Eetalocohc", "hidden-characters"),
            Bad.name("Dark\u200F chocolate", "hidden-characters"),
            Bad.name("Dark \u05E9\u05D5\u05E7\u05D5\u05DC\u05D3", "mixed-direction"),
            Bad.name("Dark" + "\u0336".repeat(200), "stacked-marks"),
            Bad.name("x".repeat(300), "too-long"),
            Bad.name("x".repeat(10_000_000), "too-long"),
            Bad.price("-1", "not-positive"),
            Bad.price("1e400", "malformed"),
            Bad.price("1e999999999", "malformed"));

    private static final Bad NUL = Bad.name("Dark\u0000chocolate", "hidden-characters");

    @BeforeEach
    void theFirstIsThere() {
        key = keyOfAnotherMerchant();
        imported(key, HEADER + row(first, "26.00", "2048100000016"));
    }

    @Test
    void rowsOfCsv() {
        List<List<String>> rows = rows(and(BAD, NUL));
        String file = HEADER + csv(rows.subList(0, rows.size() - 1)) + "only,three,cells\n\"never closed,chocolate\n"
                + csv(rows.subList(rows.size() - 1, rows.size()));

        JsonPath done = landed("text/csv; charset=utf-8", file.getBytes(StandardCharsets.UTF_8));

        assertThat(done.getList("errors.reason"))
                .containsExactlyElementsOf(reasons(and(BAD, NUL), "repeated-sku", "column-count", "quote-not-closed"));
    }

    @Test
    void linesOfJson() throws IOException {
        List<String> lines = new ArrayList<>(List.of(json(first)));
        for (Bad bad : and(BAD, NUL)) {
            ObjectNode listing = listing(newSku());
            JsonPointer place = JsonPointer.compile(bad.pointer());
            ((ObjectNode) listing.at(place.head())).put(place.last().getMatchingProperty(), bad.value());
            lines.add(listing.toString());
        }
        lines.add(json(first).replace("26.00", "99.00"));
        lines.add("{\"sku\":");
        lines.add("[".repeat(100_000));
        lines.add(listing(newSku()).put("colour", "brown").toString());
        lines.add(listing(newSku())
                .put("netWeightGrams", 1)
                .toString()
                .replace("\"netWeightGrams\":1,", "\"netWeightGrams\":1e400,"));
        lines.add(json(last));

        JsonPath done = landed(LINES, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));

        assertThat(done.getList("errors.reason"))
                .startsWith(
                        reasons(and(BAD, NUL), "repeated-sku", "json-unreadable", "json-unreadable", "unknown-field")
                                .toArray());
        assertThat(done.getList("errors.findAll{it.row == " + (lines.size() - 1) + "}.column"))
                .contains("/netWeightGrams");
    }

    @Test
    void rowsOfAWorkbook() {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        rows.addAll(rows(BAD));
        List<String> wide = new ArrayList<>(cells(newSku()));
        wide.add("beside");
        rows.add(rows.size() - 1, wide);
        List<String> broken = new ArrayList<>(cells(newSku()));
        broken.set(COLUMNS.indexOf("price_cny"), "ERROR");
        rows.add(rows.size() - 1, broken);
        byte[] workbook = TestWorkbooks.with(TestWorkbooks.of(rows), Map.of("ERROR", "t=\"e\"><v>#REF!</v>"));

        JsonPath done = landed(WORKBOOK, workbook);

        assertThat(done.getList("errors.reason"))
                .startsWith(reasons(BAD, "repeated-sku", "column-count", "error-in-cell")
                        .toArray());
    }

    @Test
    void filesThatAreRefusedAsAWhole() {
        byte[] workbook = TestWorkbooks.of(List.of(List.of("sku", "colour"), List.of(last, "FIRST")));

        start(key, WORKBOOK, workbook)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:import-columns"))
                .body("errors.pointer", contains("colour"))
                .body("errors.reason", contains("unknown-column"));
        byte[] far = TestWorkbooks.with(workbook, Map.of("FIRST", "><v>1</v></c><c r=\"ZZZZZZ1\">"));
        start(key, WORKBOOK, far).then().statusCode(422).body("errors.reason", contains("xlsx-too-large"));
        byte[] bomb = TestWorkbooks.edited(
                workbook, sheet -> sheet.replace("<sheetData>", "<sheetData>" + " ".repeat(50 << 20)));
        start(key, WORKBOOK, bomb).then().statusCode(422).body("errors.reason", contains("xlsx-too-large"));
        start(key, "text/csv", ("sku" + ",".repeat(20_000) + "\n").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("errors.reason", contains("too-many"));
        start(key, "text/csv", "\"sku,name_en\nA-1,x\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("errors.reason", contains("csv-unreadable"));
        start(key, "text/csv; charset=utf-8", new byte[] {'s', 'k', 'u', (byte) 0xC0, (byte) 0x80})
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:pavilion:problem:import-encoding"));
        with(key).get("/api/v1/merchant/products/" + last).then().statusCode(404);
    }

    @Test
    void aWorkbookWithANulIsNoWorkbookFromThereOn() {
        byte[] workbook = TestWorkbooks.with(
                TestWorkbooks.of(List.of(COLUMNS, cells(last), List.of("FIRST"))),
                Map.of("FIRST", "t=\"inlineStr\"><is><t>&#0;</t></is>"));

        JsonPath done = finished(key, started(key, WORKBOOK, workbook));

        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getList("errors.reason")).containsExactly("xlsx-unreadable");
        with(key).get("/api/v1/merchant/products/" + last).then().statusCode(200);
    }

    /** Imports the file, of which only the first and the last row are right. */
    private JsonPath landed(String type, byte[] file) {
        List<String> told = events.factsOf("pavilion.catalog", first);

        JsonPath done = finished(key, started(key, type, file));

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getLong("rowsDone")).isEqualTo(2);
        assertThat(done.getList("errors.value"))
                .allSatisfy(value -> assertThat(value.toString()).hasSizeLessThan(200));
        assertThat(events.factsOf("pavilion.catalog", first)).isEqualTo(told);
        with(key).get("/api/v1/merchant/products/" + first).then().body("price.amount", equalTo("26.00"));
        with(key).get("/api/v1/merchant/products/" + last).then().statusCode(200);
        return done;
    }

    private static List<Bad> and(List<Bad> bad, Bad another) {
        List<Bad> all = new ArrayList<>(bad);
        all.add(another);
        return all;
    }

    private static List<String> reasons(List<Bad> bad, String... others) {
        List<String> reasons = new ArrayList<>(bad.stream().map(Bad::reason).toList());
        reasons.addAll(List.of(others));
        return reasons;
    }

    /** The first one, the bad ones, the first one again with another price, the last one. */
    private List<List<String>> rows(List<Bad> bad) {
        List<List<String>> rows = new ArrayList<>(List.of(cells(first)));
        for (Bad one : bad) {
            List<String> cells = new ArrayList<>(cells(newSku()));
            cells.set(COLUMNS.indexOf(one.column()), one.value());
            rows.add(cells);
        }
        List<String> again = new ArrayList<>(cells(first));
        again.set(COLUMNS.indexOf("price_cny"), "99.00");
        rows.add(again);
        rows.add(cells(last));
        return rows;
    }

    private static List<String> cells(String sku) {
        try {
            return CSVFormat.RFC4180.parse(new StringReader(row(sku, "26.00", "2048100000016"))).stream()
                    .findFirst()
                    .orElseThrow()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(rows);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json(String sku) throws JsonProcessingException {
        return listing(sku).toString();
    }

    /** As the API gives the first one, under another name. */
    private ObjectNode listing(String sku) throws JsonProcessingException {
        return ((ObjectNode) mapper.readTree(
                        with(key).get("/api/v1/merchant/products/" + first).asString()))
                .put("sku", sku);
    }
}
