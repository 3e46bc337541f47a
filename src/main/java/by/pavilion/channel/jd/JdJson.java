package by.pavilion.channel.jd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** How the platform's JSON is read and written: numbers exactly, nothing after the end. */
final class JdJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JdJson() {}

    /** @param repaired whether the text was no JSON until commas were taken out of it */
    record Read(JsonNode json, boolean repaired) {}

    /** Reads a text, and once more with its mistakes mended: some answers have a comma before the end of an object or list. */
    static Read read(String text) throws JsonProcessingException {
        try {
            return new Read(MAPPER.readTree(text), false);
        } catch (JsonProcessingException broken) {
            String mended = withoutIdleCommas(text);
            if (mended.equals(text)) {
                throw broken;
            }
            return new Read(MAPPER.readTree(mended), true);
        }
    }

    /** The text of a call's parameters, written once: the same is signed and sent. */
    static String write(Map<String, ?> parameters) {
        try {
            return MAPPER.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters can always be written", e);
        }
    }

    private static String withoutIdleCommas(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean inText = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (inText && character == '\\' && at + 1 < text.length()) {
                kept.append(character).append(text.charAt(++at));
                continue;
            }
            if (character == '"') {
                inText = !inText;
            }
            if (inText || character != ',' || !endsNext(text, at + 1)) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    private static boolean endsNext(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']');
    }
}
