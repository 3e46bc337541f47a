package by.pavilion.ordering.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Alipay's times: to the second, in Beijing. */
final class AlipayTime {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private AlipayTime() {}

    static String print(Instant at) {
        return FORM.format(at.atZone(BEIJING));
    }

    /** @throws DateTimeException when it is no time */
    static Instant parse(String text) {
        // some have milliseconds behind them
        String seconds = text.length() > 19 && text.charAt(19) == '.' ? text.substring(0, 19) : text;
        return LocalDateTime.parse(seconds, FORM).atZone(BEIJING).toInstant();
    }
}
