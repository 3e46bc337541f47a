package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that is believed layer by layer: no error of the gateway, the code of the call, the success of the work. What a
 * call did for each item is for its caller to read. HTTP says 200 whatever it is.
 *
 * @param body what the method answered
 */
record JdAnswer(String method, JsonNode body) {
    private static final String ERROR = "error_response";
    private static final int LONGEST_WORD = 120;

    /** @throws ChannelFault when the gateway or the method says no, or the answer has not the form of one */
    static JdAnswer read(String method, JsonNode answer) throws ChannelFault {
        if (answer.has(ERROR)) {
            throw gatewayFault(method, answer.path(ERROR));
        }
        List<JsonNode> wrapped = new ArrayList<>();
        answer.forEach(wrapped::add);
        if (!answer.isObject() || wrapped.size() != 1) { // its name is misspelled, and not always
            throw malformed(method, "not in its wrapper");
        }
        JsonNode body = plain(method, wrapped.get(0));
        String code = JdValues.text(body.path("code")).orElseThrow(() -> malformed(method, "without a code"));
        if (!code.equals("0")) {
            throw gatewayFault(method, body);
        }
        return new JdAnswer(method, body);
    }

    /** What the work gave, where the platform need not say that it succeeded. */
    JsonNode result(String member) throws ChannelFault {
        JsonNode result = plain(method, body.path(member));
        if (!result.isObject()) {
            throw malformed(method, "without " + member);
        }
        JsonNode success = successOf(result);
        if (!success.isMissingNode() && !JdValues.isTrue(success)) {
            throw refusal(result);
        }
        return result;
    }

    /** What the work gave, where the platform has to say that it succeeded: an empty list of a failed search is no list. */
    JsonNode provenResult(String member) throws ChannelFault {
        JsonNode result = result(member);
        if (successOf(result).isMissingNode()) {
            throw malformed(method, "without success");
        }
        return result;
    }

    /**
     * Whether the work succeeded, of a method whose answer may say so in any wrapper, or not at all.
     *
     * @return false when it says nothing of it
     * @throws ChannelFault when it says that the work did not succeed
     */
    boolean saysSuccess() throws ChannelFault {
        List<JsonNode> layers = new ArrayList<>();
        layers.add(body);
        for (JsonNode member : body) {
            layers.add(holdsObject(member) ? plain(method, member) : member);
        }
        boolean said = false;
        for (JsonNode layer : layers) {
            JsonNode success = successOf(layer);
            if (!success.isMissingNode() && !JdValues.isTrue(success)) {
                throw refusal(layer);
            }
            said = said || !success.isMissingNode();
        }
        return said;
    }

    private static boolean holdsObject(JsonNode member) {
        return member.isTextual() && member.textValue().stripLeading().startsWith("{");
    }

    private static JsonNode successOf(JsonNode result) {
        JsonNode inner = result.path("apiResult").path("success");
        return inner.isMissingNode() ? result.path("success") : inner;
    }

    private ChannelFault refusal(JsonNode result) {
        JsonNode told = result.has("apiResult") ? result.path("apiResult") : result;
        String code = firstText(told, "errorCode", "numberCode", "code");
        String words = firstText(told, "chineseErrCode", "englishErrCode", "errMsg", "message");
        return new ChannelFault(JdErrors.kindOfRefusal(code), reason(method, code, words));
    }

    private static ChannelFault gatewayFault(String method, JsonNode told) {
        String code = firstText(told, "code");
        String reason = reason(method, code, firstText(told, "zh_desc", "en_desc"));
        return JdErrors.isTokenTrouble(code)
                ? new TokenRefused(reason)
                : new ChannelFault(JdErrors.kindOf(code), reason);
    }

    /** Some answers hold a text with JSON in it where others hold JSON. */
    private static JsonNode plain(String method, JsonNode value) throws ChannelFault {
        if (!value.isTextual()) {
            return value;
        }
        try {
            return JdJson.read(value.textValue()).json();
        } catch (JsonProcessingException e) {
            throw malformed(method, "text where JSON belongs");
        }
    }

    private static String firstText(JsonNode object, String... members) {
        for (String member : members) {
            Optional<String> text = JdValues.text(object.path(member));
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }

    private static String reason(String method, String code, String words) {
        String few = words.length() > LONGEST_WORD ? words.substring(0, LONGEST_WORD) : words;
        return (method + " " + code + " " + few).strip();
    }

    private static ChannelFault malformed(String method, String what) {
        return new ChannelFault(ChannelFault.Kind.RETRY, method + " answered " + what);
    }
}
