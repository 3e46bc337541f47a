package by.pavilion.channel.douyin;

import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The platform's values in our terms: fen as money, epoch seconds as instants, numbers of up to 19 digits as texts. Nothing
 * passes through a double.
 */
final class DouyinValues {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL_TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern OLD_ORDER_ID = Pattern.compile("\\d{1,19}A");
    /** What is larger are milliseconds, and not every database can bind later times. */
    private static final long LAST_SECOND = Integer.MAX_VALUE;

    private DouyinValues() {}

    /** An id, whether it came as a number or as a text; empty when there is none or it cannot be one. */
    static Optional<String> id(JsonNode value) {
        return text(value).filter(text -> ID.matcher(text).matches());
    }

    /**
     * A number of an order or of a line. Old ones end in an {@code A} that some calls want and others do not: without it they
     * are one number.
     */
    static Optional<String> orderId(JsonNode value) {
        return id(value).map(DouyinValues::withoutLetter);
    }

    static String withoutLetter(String orderId) {
        return OLD_ORDER_ID.matcher(orderId).matches() ? orderId.substring(0, orderId.length() - 1) : orderId;
    }

    /** The number without the letter, and the one that old orders have. */
    static List<String> numbersOf(String orderId) {
        String number = withoutLetter(orderId);
        return OLD_ORDER_ID.matcher(number + "A").matches() ? List.of(number, number + "A") : List.of(orderId);
    }

    /** A text or a whole number as text, without spaces around it; empty when there is none. */
    static Optional<String> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue().strip()).filter(text -> !text.isEmpty());
        }
        return value.isIntegralNumber() ? Optional.of(value.bigIntegerValue().toString()) : Optional.empty();
    }

    /** A whole number, whether it came as a number or as a text. */
    static Optional<Long> number(JsonNode value) {
        try {
            return text(value).map(text -> new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /** An amount in fen: {@code 12900} is 129.00 CNY. */
    static Optional<Money> money(JsonNode fen) {
        return number(fen).map(minor -> Money.ofMinor(minor, Money.CNY));
    }

    /** The amount in fen, as the platform takes it. */
    static long fen(Money money) {
        if (!money.currency().equals(Money.CNY)) {
            throw new IllegalArgumentException("the platform sells in CNY, not in " + money.currency());
        }
        return money.minor();
    }

    /** A time as text without a zone, which is China's. */
    static String localText(Instant time) {
        return LOCAL_TEXT.format(time.atZone(CHINA));
    }

    /** A time in epoch seconds: the platform knows no parts of one. */
    static long seconds(Instant time) {
        return time.getEpochSecond();
    }

    /** A time that was given in epoch seconds by us. */
    static Instant ofSeconds(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    /** When a call to us was signed: texts of China, or epoch seconds; empty for anything else. */
    static Optional<Instant> signedAt(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(text, LOCAL_TEXT).atZone(CHINA).toInstant());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    /** A time in epoch seconds; 0 means that it has not happened. */
    static Optional<Instant> instant(JsonNode seconds) {
        return number(seconds).filter(value -> value > 0 && value < LAST_SECOND).map(Instant::ofEpochSecond);
    }
}
