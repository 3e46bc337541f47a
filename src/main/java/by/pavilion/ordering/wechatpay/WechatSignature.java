package by.pavilion.ordering.wechatpay;

import java.time.Duration;
import java.time.Instant;

/** What both sides sign: lines, each ended by a line feed. Requests and answers have different lines. */
final class WechatSignature {
    private WechatSignature() {}

    /** What of a request is signed. The address is path and query; the time is in seconds since 1970. */
    static String ofRequest(String method, String address, String timestamp, String nonce, String body) {
        return method + "\n" + address + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    /** What of an answer or a notification is signed. */
    static String ofAnswer(String timestamp, String nonce, String body) {
        return timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    static boolean isFresh(String timestamp, Instant now, Duration window) {
        try {
            long seconds = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return seconds <= window.toSeconds() && seconds >= -window.toSeconds();
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }
}
