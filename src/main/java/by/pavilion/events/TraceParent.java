package by.pavilion.events;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code traceparent} of W3C Trace Context: which trace something belongs to, and the step of it that it was made in. */
final class TraceParent {
    private static final String HEADER = "traceparent";
    private static final int MOST = 512;
    private static final int SAMPLED = 1;

    /** The first version ends with the flags; a later one may say more behind a dash. */
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32})" + "-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Where the parts of the first version begin and end. */
    private static final int TRACE = 3;

    private static final int STEP = TRACE + 32 + 1;
    private static final int FLAGS = STEP + 16 + 1;
    private static final int LENGTH = FLAGS + 2;

    private static final HexFormat HEX = HexFormat.of();

    private TraceParent() {}

    /** What the text says, as version 00 with no flags but the one of sampling; empty when it says nothing valid. */
    static Optional<String> parse(@Nullable String text) {
        if (text == null || text.length() > MOST) {
            return Optional.empty();
        }
        if (isAsWeWriteIt(text)) {
            return Optional.of(text);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (text.startsWith("00") && form.group(5) != null)) {
            return Optional.empty();
        }
        int flags = HexFormat.fromHexDigits(form.group(4)) & SAMPLED;
        return Optional.of("00-" + form.group(2) + "-" + form.group(3) + "-0" + flags);
    }

    /** Then it is its own result; each event that is read has one, and the pattern is slow. */
    private static boolean isAsWeWriteIt(String text) {
        return text.length() == LENGTH
                && text.startsWith("00-")
                && isNumber(text, TRACE, STEP - 1)
                && text.charAt(STEP - 1) == '-'
                && isNumber(text, STEP, FLAGS - 1)
                && text.charAt(FLAGS - 1) == '-'
                && (text.endsWith("00") || text.endsWith("01"));
    }

    /** Whether these are hexadecimal digits, and not all of them zeros. */
    private static boolean isNumber(String text, int from, int to) {
        int zeros = 0;
        for (int place = from; place < to; place++) {
            char digit = text.charAt(place);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
            zeros += digit == '0' ? 1 : 0;
        }
        return zeros < to - from;
    }

    /** What the caller of the request that the current thread works for has sent; several are as good as none. */
    static Optional<String> ofRequest() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return Optional.empty();
        }
        RoutingContext request =
                container.instance(CurrentVertxRequest.class).get().getCurrent();
        if (request == null) {
            return Optional.empty();
        }
        List<String> sent = request.request().headers().getAll(HEADER);
        return sent.size() == 1 ? parse(sent.get(0)) : Optional.empty();
    }

    /**
     * For an event that nobody has given one. All events of a business transaction get the same trace, whoever reads them and
     * wherever, so it need not be kept. Not sampled: we record no spans that a sampled child would hang at.
     */
    static String made(String correlationId, long event) {
        return "00-" + madeTrace(correlationId) + "-" + HEX.toHexDigits(event) + "-00";
    }

    /** The trace that an event hands on; empty when whoever it is handed to would make the same. */
    static Optional<String> handedOn(@Nullable String traceparent, String correlationId) {
        return parse(traceparent).filter(given -> !given.startsWith("00-" + madeTrace(correlationId)));
    }

    /** Spread over all numbers, which is all that is asked of it; each event of the relay needs one, so no digest. */
    private static String madeTrace(String correlationId) {
        return HEX.toHexDigits(spread(correlationId, 0x9e3779b97f4a7c15L))
                + HEX.toHexDigits(spread(correlationId, 0xc2b2ae3d27d4eb4fL) | 1);
    }

    /** FNV-1a, and the last step of SplitMix64. */
    private static long spread(String text, long seed) {
        long hash = seed;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
