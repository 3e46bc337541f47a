package by.pavilion.customs.export;

/** A Belarusian payer's number (УНП) of a firm: nine digits, the last of which checks the others. */
final class Unp {
    private static final int[] WEIGHTS = {29, 23, 19, 17, 13, 7, 5, 3};

    private Unp() {}

    static boolean isUnp(String text) {
        if (!text.matches("[0-9]{9}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * Character.digit(text.charAt(place), 10);
        }
        return sum % 11 == Character.digit(text.charAt(WEIGHTS.length), 10);
    }
}
