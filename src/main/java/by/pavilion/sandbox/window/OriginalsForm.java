package by.pavilion.sandbox.window;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An upload of originals as it came: each member of the JSON as the text that stands there, because the signature is one of
 * those texts and not of what they mean.
 */
record OriginalsForm(Map<String, String> members) {
    private static final JsonFactory JSON = new JsonFactory();

    OriginalsForm {
        members = Map.copyOf(members);
    }

    /** @throws IOException when the text is no JSON object */
    static OriginalsForm read(String text) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                if (parser.currentToken().isStructStart()) {
                    parser.skipChildren();
                } else {
                    parser.finishToken();
                }
                members.put(name, text.substring(from, (int)
                        parser.currentLocation().getCharOffset()));
            }
        }
        return new OriginalsForm(members);
    }

    /** The text of a member that is a string or a number. */
    String value(String name) {
        return raw(name).replaceAll("^\"|\"$", "");
    }

    /** What must be signed. */
    String signedText() {
        return "\"sessionID\":\"" + value("sessionID") + "\"||\"payExchangeInfoHead\":\"" + raw("payExchangeInfoHead")
                + "\"||\"payExchangeInfoLists\":\"" + raw("payExchangeInfoLists") + "\"||\"serviceTime\":\""
                + value("serviceTime") + "\"";
    }

    String raw(String name) {
        return members.getOrDefault(name, "");
    }
}
