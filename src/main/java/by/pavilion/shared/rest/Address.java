package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a request as it stands in its first line, one character for each byte that came. Many programs send
 * letters that should be escaped as they are; where they can only mean one thing they are escaped here.
 */
record Address(String asSent) {
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What RFC 3986 lets nobody send unescaped, and many do. */
    private static final String ESCAPED_FOR_THEM = "\"<>\\^`{|}";

    /** The address with everything escaped that has to be; empty when nobody can say what it means. */
    Optional<String> escaped() {
        if (fault(asSent).isPresent()) {
            return Optional.empty();
        }
        StringBuilder escaped = new StringBuilder(asSent.length());
        for (int at = 0; at < asSent.length(); at++) {
            char sent = asSent.charAt(at);
            if (sent > '~' || ESCAPED_FOR_THEM.indexOf(sent) >= 0) {
                escaped.append("%%%02X".formatted((int) sent));
            } else {
                escaped.append(sent);
            }
        }
        return Optional.of(escaped.toString()).filter(Address::isAddress);
    }

    /** Why nobody can say what it means: names the path or the parameter where reading stops. */
    FieldError fault() {
        String[] pathAndQuery = asSent.split("\\?", 2);
        if (pathAndQuery.length == 2 && fault(pathAndQuery[0]).isEmpty()) {
            for (String parameter : pathAndQuery[1].split("&")) {
                Optional<String> fault = fault(parameter);
                if (fault.isPresent()) {
                    return FieldError.of(parameter.split("=", 2)[0], fault.get());
                }
            }
        }
        return FieldError.of("path", fault(asSent).orElse("malformed"));
    }

    private static Optional<String> fault(String text) {
        if (STRAY_PERCENT.matcher(text).find()) {
            return Optional.of("stray-percent");
        }
        return isUtf8(text) ? Optional.empty() : Optional.of("not-escaped");
    }

    private static boolean isUtf8(String text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
