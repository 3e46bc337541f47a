package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import com.fasterxml.jackson.databind.JsonNode;

/** The answer of a newer call: it lists what went wrong, and may say whether it succeeded. */
final class RestAnswer {
    private static final String WRAPPER = "Response";

    private RestAnswer() {}

    /** What was asked for; some answers are wrapped. */
    static JsonNode read(String path, JsonNode answer) throws ChannelFault {
        JsonNode body = answer.has(WRAPPER) ? answer.path(WRAPPER) : answer;
        JsonNode errors = body.path("errorList");
        JsonNode error = errors.isArray() ? errors.path(0) : errors;
        if (error.isObject()) {
            String code = JdValues.text(error.path("code")).orElse("");
            if (JdErrors.isTokenTrouble(code)) {
                throw new TokenRefused(path + " " + code);
            }
            throw new ChannelFault(JdErrors.kindOf(code), path + " " + code);
        }
        if (body.isEmpty() || (body.has("success") && !JdValues.isTrue(body.path("success")))) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, path + " answered without success");
        }
        return body;
    }
}
