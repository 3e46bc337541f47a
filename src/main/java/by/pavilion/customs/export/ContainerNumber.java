package by.pavilion.customs.export;

/** The number of a freight container (ISO 6346): owner, category, serial number, check digit. */
final class ContainerNumber {
    private static final int CHECKED = 10;

    private ContainerNumber() {}

    static boolean isContainerNumber(String text) {
        if (!text.matches("[A-Z]{3}[UJZ][0-9]{7}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < CHECKED; place++) {
            sum += valueOf(text.charAt(place)) << place;
        }
        return sum % 11 % 10 == valueOf(text.charAt(CHECKED));
    }

    /** Letters count from 10 and leave out the multiples of 11. */
    private static int valueOf(char character) {
        int value = Character.digit(character, 36);
        if (value < 11) {
            return value;
        }
        return value + 1 + (value - 11) / 10;
    }
}
