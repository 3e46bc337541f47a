package by.pavilion.catalog;

/** The check digit of trade item numbers (GS1 general specifications, 7.9): weights 3 and 1 from the right. */
public final class Gtin {
    private Gtin() {}

    /** Whether the text has the length of a GTIN and its last digit fits the others. */
    public static boolean isGtin(String text) {
        return text.matches("\\d{8}|\\d{12,14}") && checkDigit(text.substring(0, text.length() - 1)) == last(text);
    }

    /** The digit that completes these. */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            sum += place % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    private static int last(String text) {
        return text.charAt(text.length() - 1) - '0';
    }
}
