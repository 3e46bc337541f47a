package by.pavilion.sandbox.douyin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of a call's parameters that is signed: keys sorted at every depth, arrays as they are, no white space, Chinese
 * and {@code & < >} unescaped, absent members instead of nulls.
 */
final class CanonicalJson {
    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    static String of(JsonNode node) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(node);
        return canonical.text.toString();
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            writeObject(node);
        } else if (node.isArray()) {
            writeArray(node);
        } else if (node.isTextual()) {
            writeText(node.textValue());
        } else if (node instanceof BigIntegerNode || node.isIntegralNumber()) {
            text.append(node.bigIntegerValue());
        } else if (node.isNumber()) {
            writeDecimal(node.decimalValue());
        } else {
            text.append(node.asText());
        }
    }

    private void writeObject(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull()) {
                sorted.put(member.getKey(), member.getValue());
            }
        }
        text.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            text.append(separator);
            writeText(member.getKey());
            text.append(':');
            write(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void writeArray(JsonNode array) {
        text.append('[');
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            write(elements.next());
            if (elements.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    /** Whole numbers lose their point and zero. */
    private void writeDecimal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        text.append((stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString());
    }

    private void writeText(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
