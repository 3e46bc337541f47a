package by.pavilion.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a listing says of one attribute. In JSON it is what it looks like: a text, a number, true or false, texts by language. */
public sealed interface AttributeValue {

    /** A text that is the same in every language, or the code of a choice. */
    record Text(@JsonValue String value) implements AttributeValue {}

    /** An amount of the attribute's unit. */
    record Amount(@JsonValue BigDecimal value) implements AttributeValue {
        public Amount {
            value = CustomsData.plain(value);
        }
    }

    /** Whether it is so. */
    record Flag(@JsonValue boolean value) implements AttributeValue {}

    /** A text by language tag. */
    record Texts(@JsonValue Map<String, String> value) implements AttributeValue {
        public Texts {
            value = Collections.unmodifiableMap(new TreeMap<>(value));
        }
    }

    /** @throws IllegalArgumentException for a list, or texts that are none */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AttributeValue of(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> new Text(json.textValue().strip());
            case NUMBER -> amount(json.decimalValue());
            case BOOLEAN -> new Flag(json.booleanValue());
            case OBJECT -> texts(json);
            case ARRAY, BINARY, MISSING, NULL, POJO ->
                throw new IllegalArgumentException("not the value of an attribute: " + json.getNodeType());
        };
    }

    /** A number with an exponent that would fill pages is none. */
    private static Amount amount(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > 100 || number.scale() > 100) {
            throw new IllegalArgumentException("not a number of this world");
        }
        return new Amount(number);
    }

    private static Texts texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue().strip());
            } else if (!entry.getValue().isNull()) {
                throw new IllegalArgumentException("not a text: " + entry.getKey());
            }
        });
        return new Texts(texts);
    }
}
