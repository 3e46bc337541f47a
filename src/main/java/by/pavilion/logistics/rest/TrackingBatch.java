package by.pavilion.logistics.rest;

import by.pavilion.logistics.tracking.TrackingProblems;
import by.pavilion.shared.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a batch of tracking events: JSON with up to 500 of them under {@code events}, or CSV with so many rows. */
final class TrackingBatch {
    static final int MOST = 500;

    private static final String EVENTS = "/events";
    private static final String LOCATION = "location";
    private static final Map<String, String> IN_LOCATION =
            Map.of("name", "place", "country", "country", "unlocode", "unlocode");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TrackingBatch() {}

    /** @throws by.pavilion.shared.Problem 422 when it is no batch */
    static List<TrackingCells> json(byte[] body) {
        JsonNode events = tree(body).path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw TrackingProblems.batch(FieldError.of(EVENTS, "required"));
        }
        if (events.size() > MOST) {
            throw tooMany();
        }
        List<TrackingCells> lines = new ArrayList<>();
        events.forEach(event -> lines.add(cells(event)));
        return lines;
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            throw TrackingProblems.batch(FieldError.of("", "malformed"));
        }
    }

    private static TrackingCells cells(JsonNode event) {
        Map<String, String> texts = new HashMap<>();
        List<FieldError> faults = new ArrayList<>();
        if (!event.isObject()) {
            faults.add(new FieldError("", "wrong-type", Map.of("expected", "object")));
        }
        event.properties().forEach(member -> {
            if (member.getKey().equals(LOCATION) && member.getValue().isObject()) {
                member.getValue()
                        .properties()
                        .forEach(inner -> put(
                                IN_LOCATION.get(inner.getKey()),
                                "/" + LOCATION + "/" + inner.getKey(),
                                inner.getValue(),
                                texts,
                                faults));
            } else {
                boolean known =
                        TrackingCells.NAMES.contains(member.getKey()) && !IN_LOCATION.containsValue(member.getKey());
                put(known ? member.getKey() : null, "/" + member.getKey(), member.getValue(), texts, faults);
            }
        });
        return new TrackingCells(texts, faults);
    }

    private static void put(
            @Nullable String name, String pointer, JsonNode value, Map<String, String> texts, List<FieldError> faults) {
        if (name == null) {
            faults.add(FieldError.of(pointer, "unknown-field"));
        } else if (value.isContainerNode()) {
            faults.add(new FieldError(pointer, "wrong-type", Map.of("expected", "string")));
        } else if (!value.isNull()) {
            texts.put(name, value.asText());
        }
    }

    /** @throws by.pavilion.shared.Problem 422 when it has no rows, too many, or a column that is not known */
    static List<TrackingCells> csv(byte[] body) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(
                new InputStreamReader(new ByteArrayInputStream(withoutMark(body)), StandardCharsets.UTF_8), format)) {
            for (String column : parser.getHeaderNames()) {
                if (!TrackingCells.NAMES.contains(column)) {
                    throw TrackingProblems.batch(FieldError.of(column, "unknown-field"));
                }
            }
            List<TrackingCells> lines = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (lines.size() == MOST) {
                    throw tooMany();
                }
                lines.add(
                        record.isConsistent()
                                ? new TrackingCells(record.toMap(), List.of())
                                : new TrackingCells(Map.of(), List.of(FieldError.of("", "malformed"))));
            }
            if (lines.isEmpty()) {
                throw TrackingProblems.batch(FieldError.of(EVENTS, "required"));
            }
            return lines;
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw TrackingProblems.batch(FieldError.of("", "malformed"));
        }
    }

    private static byte[] withoutMark(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK
                ? body
                : text.substring(1).getBytes(StandardCharsets.UTF_8);
    }

    private static RuntimeException tooMany() {
        return TrackingProblems.batch(new FieldError(EVENTS, "too-many", Map.of("max", MOST)));
    }
}
