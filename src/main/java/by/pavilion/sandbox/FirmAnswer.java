package by.pavilion.sandbox;

import java.util.Map;

/** What a firm answers: an HTTP status and a body of its own form, never a problem document of ours. */
public record FirmAnswer(int status, Object body) {
    public static FirmAnswer ok(Object body) {
        return new FirmAnswer(200, body);
    }

    /** A refusal in the firms' form: {@code {"code":"…","message":"…"}}. */
    public static FirmAnswer refused(int status, String code, String message) {
        return new FirmAnswer(status, Map.of("code", code, "message", message));
    }
}
