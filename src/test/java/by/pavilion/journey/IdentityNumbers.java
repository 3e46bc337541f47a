package by.pavilion.journey;

import java.util.random.RandomGenerator;

/** Invented resident identity numbers with a right check digit (GB 11643): each buyer has a year of his own at customs. */
final class IdentityNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private IdentityNumbers() {}

    static String some(RandomGenerator random) {
        String digits = "110101%04d%02d%02d%03d"
                .formatted(
                        random.nextInt(1950, 2001), random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1000));
        int sum = 0;
        for (int index = 0; index < WEIGHTS.length; index++) {
            sum += Character.digit(digits.charAt(index), 10) * WEIGHTS[index];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
