package by.pavilion.channel.douyin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one text of a JSON value that is signed and sent: names sorted at every depth, no white space, nothing escaped that need
 * not be, whole numbers without a fraction, no nulls. Line separators U+2028 and U+2029 and half surrogate pairs are left out
 * of texts, because writers of JSON disagree on them.
 */
final class CanonicalJson {
    /** No number of ours has more digits; one with a huge exponent would fill the memory. */
    private static final int MOST_DIGITS = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    static String of(Map<String, ?> parameters) {
        return of(JSON.<JsonNode>valueToTree(parameters));
    }

    static String of(JsonNode value) {
        try {
            return JSON.writeValueAsString(canonical(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static JsonNode canonical(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> TextNode.valueOf(text(value.textValue()));
            case NUMBER -> value.isIntegralNumber() ? value : number(value.decimalValue());
            case BOOLEAN, NULL -> value;
            case BINARY, POJO, MISSING -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        };
    }

    private static ObjectNode object(JsonNode value) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                sorted.put(text(member.getKey()), canonical(member.getValue()));
            }
        });
        ObjectNode object = JSON.createObjectNode();
        sorted.forEach(object::set);
        return object;
    }

    private static ArrayNode array(JsonNode value) {
        ArrayNode array = JSON.createArrayNode();
        value.forEach(item -> {
            if (!item.isNull()) {
                array.add(canonical(item));
            }
        });
        return array;
    }

    private static JsonNode number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.precision() > MOST_DIGITS || Math.abs((long) plain.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number with too many digits");
        }
        return plain.scale() <= 0 ? BigIntegerNode.valueOf(plain.toBigIntegerExact()) : DecimalNode.valueOf(plain);
    }

    private static String text(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0x2028 && point != 0x2029)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
