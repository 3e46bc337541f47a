package by.pavilion.customs;

import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What customs writes in a receipt, fit to be kept and shown: without identity numbers, and not too long. */
final class ReceiptText {
    private static final String LANGUAGE = "zh-CN";
    private static final int LONGEST = 1000;
    private static final Pattern USED_OF_THE_YEAR = Pattern.compile("已用\\s*(\\d{1,9}(?:\\.\\d{1,2})?)\\s*元");
    private static final Pattern DETAIL = Pattern.compile("\\[Code:(\\d{1,9});Desc:");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[\\dXx](?![0-9A-Za-z])");

    private ReceiptText() {}

    /**
     * What a code means, in Chinese, for events: customs' own words may name a person, so they stay in the declaration, where
     * reading them is a matter of roles.
     */
    static String meaning(String code) {
        return Messages.find(LANGUAGE, "receipt." + code, Map.of())
                .or(() -> Messages.find(LANGUAGE, "receipt.unknown", Map.of()))
                .orElse(code);
    }

    /** How much of the yearly limit the person has used, where a refusal for that limit says it. */
    static Optional<Money> usedOfTheYear(String text) {
        Matcher used = USED_OF_THE_YEAR.matcher(text);
        return used.find() ? Optional.of(Money.of(used.group(1), Money.CNY)) : Optional.empty();
    }

    /** Customs' own finer code, as in {@code [Code:1305;Desc:…]}: of several the first, empty where it tells none. */
    static Optional<String> detail(String text) {
        Matcher detail = DETAIL.matcher(text);
        return detail.find() ? Optional.of(detail.group(1)) : Optional.empty();
    }

    static String fit(String text) {
        String masked = IDENTITY_NUMBER.matcher(text).replaceAll("******************");
        return masked.length() <= LONGEST || masked.codePointCount(0, masked.length()) <= LONGEST
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, LONGEST));
    }
}
