package by.pavilion.channel.jd;

import by.pavilion.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform's values in our terms and back: yuan as money, local times of Shanghai as instants, numbers of orders as texts.
 * Nothing passes through a double.
 */
final class JdValues {
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    /** As long as columns have room for. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{0,12}");

    private static final Pattern PAYMENT_NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    /** Some answers add thousandths and the zone that is meant anyway. */
    private static final Pattern TIME_TEXT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})(\\.\\d{1,9})?(\\+0800)?");

    /** The platform's years for "none". */
    private static final int NONE_OLD = 1;

    private static final int NONE = 1970;

    /** Without an exponent, which could stand for more digits than there is room for. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static final int LONGEST_NUMBER = 24;
    private static final int FEN = 2;

    /** Not every database can bind later times. */
    private static final long LAST_SECOND = Integer.MAX_VALUE;

    private JdValues() {}

    /** An id, whether it came as a number or as a text; empty when there is none or it cannot be one. */
    static Optional<String> id(JsonNode value) {
        return text(value).filter(text -> ID.matcher(text).matches());
    }

    /** The number under which customs knows a payment; empty when there is none or it cannot be one. */
    static Optional<String> paymentNumber(JsonNode value) {
        return text(value).filter(text -> PAYMENT_NUMBER.matcher(text).matches());
    }

    /** The code of a state as a part of a version; words, or what is longer than any code, are {@code ?}. */
    static String code(String state) {
        return CODE.matcher(state).matches() ? state : "?";
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
            return decimal(value).map(BigDecimal::longValueExact);
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    /** An amount in yuan: {@code "12.9"} is 12.90 CNY. Empty when it is none, or not whole in fen. */
    static Optional<Money> money(JsonNode yuan) {
        try {
            return decimal(yuan).map(amount -> Money.of(amount, Money.CNY, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException notInFen) {
            return Optional.empty();
        }
    }

    /** An amount in fen, as refunds before shipping have it. */
    static Optional<Money> moneyInFen(JsonNode fen) {
        return number(fen).map(minor -> Money.ofMinor(minor, Money.CNY));
    }

    /** An amount in yuan with both decimals, as a text. */
    static String yuan(Money money) {
        return money.amount().setScale(FEN, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** A local time of Shanghai. Years 1 and 1970 mean that there is none. */
    static Optional<Instant> instant(JsonNode time) {
        Matcher matcher = TIME_TEXT.matcher(text(time).orElse(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(matcher.group(1), TIME);
            if (local.getYear() == NONE_OLD || local.getYear() == NONE) {
                return Optional.empty();
            }
            return Optional.of(local.atZone(ZONE).toInstant()).filter(JdValues::canBeKept);
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** A time in epoch milliseconds, as the newer calls have it. */
    static Optional<Instant> instantOfMillis(JsonNode millis) {
        return number(millis)
                .filter(value -> value > 0)
                .map(Instant::ofEpochMilli)
                .filter(JdValues::canBeKept);
    }

    /** The time in epoch milliseconds, as the newer calls have it. */
    static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    /** The local time in Shanghai, to the second. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZONE));
    }

    /** Whether there are narrower windows than this one: the platform's times are whole seconds. */
    static boolean canBeCut(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond() > 1;
    }

    /** Whether it says yes, as a truth value or as a text. */
    static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : "true".equalsIgnoreCase(value.asText());
    }

    private static boolean canBeKept(Instant instant) {
        return instant.getEpochSecond() > 0 && instant.getEpochSecond() < LAST_SECOND;
    }

    /** Numbers are read without their last zeros, so 100.00 comes as 1E+2. */
    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            boolean hasRoom = number.precision() <= LONGEST_NUMBER && Math.abs((long) number.scale()) <= LONGEST_NUMBER;
            return hasRoom ? Optional.of(number) : Optional.empty();
        }
        return text(value)
                .filter(text ->
                        text.length() <= LONGEST_NUMBER && PLAIN.matcher(text).matches())
                .map(BigDecimal::new);
    }
}
