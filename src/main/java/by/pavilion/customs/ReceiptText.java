package by.pavilion.customs;

import java.util.regex.Pattern;

/** What customs writes in a receipt, fit to be kept and shown: without identity numbers, and not too long. */
final class ReceiptText {
    private static final int LONGEST = 1000;
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[\\dXx](?![0-9A-Za-z])");

    private ReceiptText() {}

    static String fit(String text) {
        String masked = IDENTITY_NUMBER.matcher(text).replaceAll("******************");
        return masked.codePointCount(0, masked.length()) <= LONGEST
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, LONGEST));
    }
}
