package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the window remembers of a document: what later checks need, people's data as fingerprints only. */
final class Facts {
    private static final Set<String> PERSONAL = Set.of(
            "buyerRegNo",
            "buyerName",
            "buyerIdNumber",
            "buyerTelephone",
            "payerName",
            "payerIdNumber",
            "telephone",
            "consignee",
            "consigneeAddress",
            "consigneeTelephone");
    private static final ObjectReader READER = SandboxJson.MAPPER.readerFor(Written.class);
    private static final Set<String> NOT_NEEDED = Set.of("gmodel", "itemDescribe", "note");

    private Facts() {}

    static Entry of(Entry sent, Fingerprints fingerprints) {
        Map<String, String> head = new LinkedHashMap<>();
        sent.head().forEach((element, text) -> {
            if (!NOT_NEEDED.contains(element)) {
                head.put(element, PERSONAL.contains(element) ? fingerprints.of(text) : text);
            }
        });
        List<Map<String, String>> lines = sent.lines().stream()
                .map(line -> {
                    Map<String, String> kept = new LinkedHashMap<>(line);
                    kept.keySet().removeAll(NOT_NEEDED);
                    return kept;
                })
                .toList();
        return new Entry(head, lines);
    }

    static String print(Entry facts) {
        return SandboxJson.print(Map.of("head", facts.head(), "lines", facts.lines()));
    }

    static Entry read(String text) {
        try {
            Written written = READER.readValue(text);
            return new Entry(written.head(), written.lines());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document's facts cannot be read", e);
        }
    }

    private record Written(Map<String, String> head, List<Map<String, String>> lines) {}
}
