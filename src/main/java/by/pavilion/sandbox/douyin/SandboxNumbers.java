package by.pavilion.sandbox.douyin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** Whole numbers in parameters, which callers write as numbers or as text. */
final class SandboxNumbers {
    private SandboxNumbers() {}

    static OptionalLong of(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        if (value.isIntegralNumber()) {
            return OptionalLong.of(value.longValue());
        }
        return value.isTextual() && value.textValue().matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(value.textValue()))
                : OptionalLong.empty();
    }

    /** A number of up to 19 digits that the platform has given. */
    static OptionalLong id(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        String text = value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.asText("");
        return text.matches("\\d{1,18}|[1-8]\\d{18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
