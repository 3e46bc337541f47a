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

/**
 * What the window remembers of a document: what its receipts repeat and later checks compare, people's data as
 * fingerprints only. Each document is read back at each of its steps, so whatever else it says is left out.
 */
final class Facts {
    private static final Set<String> PERSONAL = Set.of(
            "buyerName",
            "buyerIdNumber",
            "payerName",
            "payerIdNumber",
            "consignee",
            "consigneeAddress",
            "consigneeTelephone");
    private static final Set<String> PLAIN = Set.of(
            "guid",
            "appType",
            "orderNo",
            "copNo",
            "invtNo",
            "billNo",
            "logisticsNo",
            "payTransactionId",
            "ebpCode",
            "ebcCode",
            "payCode",
            "logisticsCode",
            "agentCode",
            "assureCode",
            "customsCode",
            "operatorCode",
            "logisticsStatus",
            "acturalPaid",
            "amountPaid",
            "goodsValue",
            "freight",
            "insuredFee",
            "grossWeight",
            "weight",
            "packNo");
    private static final Set<String> OF_A_LINE = Set.of(
            "gnum", "gcode", "gname", "itemName", "qty", "qty1", "qty2", "unit", "price", "totalPrice", "country");
    private static final ObjectReader READER = SandboxJson.MAPPER.readerFor(Written.class);

    private Facts() {}

    static Entry of(Entry sent, Fingerprints fingerprints) {
        Map<String, String> head = new LinkedHashMap<>();
        sent.head().forEach((element, text) -> {
            if (PERSONAL.contains(element)) {
                head.put(element, fingerprints.of(text));
            } else if (PLAIN.contains(element)) {
                head.put(element, text);
            }
        });
        List<Map<String, String>> lines = sent.lines().stream()
                .map(line -> {
                    Map<String, String> kept = new LinkedHashMap<>(line);
                    kept.keySet().retainAll(OF_A_LINE);
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
