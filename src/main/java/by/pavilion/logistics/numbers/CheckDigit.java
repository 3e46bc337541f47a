package by.pavilion.logistics.numbers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a carrier's numbers are made, so that one that was mistyped or made up is noticed. */
public enum CheckDigit {
    /** However the carrier likes. */
    NONE("([A-Za-z0-9-]{1,60})") {
        @Override
        String of(String counted) {
            return "";
        }
    },
    /** The post's, by standard S10 of the Universal Postal Union: {@code RB473124829BY}. */
    S10("[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}") {
        private static final String WEIGHTS = "86423597";
        private static final int MODULUS = 11;

        /** A rest of one or none would need a digit that there is not: the standard says 0 and 5. */
        @Override
        String of(String counted) {
            int sum = 0;
            for (int place = 0; place < counted.length(); place++) {
                sum += digit(counted, place) * digit(WEIGHTS, place);
            }
            return switch (sum % MODULUS) {
                case 0 -> "5";
                case 1 -> "0";
                default -> String.valueOf(MODULUS - sum % MODULUS);
            };
        }
    },
    /** Air waybills': the airline's three digits, seven of the waybill, and what is left of these when divided by seven. */
    MOD7("[0-9]{3}-?([0-9]{7})([0-9])") {
        private static final int MODULUS = 7;

        @Override
        String of(String counted) {
            return String.valueOf(Integer.parseInt(counted) % MODULUS);
        }
    },
    /** That of GS1's keys, which couriers' own numbers often have: digits weigh three and one in turn, from the right. */
    GS1("[A-Z]{0,10}([0-9]{1,29})([0-9])") {
        private static final int MODULUS = 10;
        private static final int HEAVY = 3;

        @Override
        String of(String counted) {
            int sum = 0;
            for (int place = 0; place < counted.length(); place++) {
                boolean isHeavy = (counted.length() - place) % 2 == 1;
                sum += digit(counted, place) * (isHeavy ? HEAVY : 1);
            }
            return String.valueOf((MODULUS - sum % MODULUS) % MODULUS);
        }
    };

    /** What is counted is the first group, its digit the second. */
    private final Pattern form;

    CheckDigit(String form) {
        this.form = Pattern.compile(form);
    }

    /** The digit that follows from others; nothing where there is none. */
    abstract String of(String counted);

    /** Whether a number has the form and its digit is the one that follows. */
    public boolean isGood(String number) {
        Matcher parts = form.matcher(number);
        return parts.matches() && (this == NONE || of(parts.group(1)).equals(parts.group(2)));
    }

    /** Whether serial numbers between such a prefix and suffix make numbers of the form. */
    boolean fits(String prefix, String serial, String suffix) {
        Matcher parts = form.matcher(withAnyDigit(prefix, serial, suffix));
        return parts.matches() && (this == NONE || parts.start(2) == prefix.length() + serial.length());
    }

    /** A serial number as the carrier writes it. It must fit. */
    String number(String prefix, String serial, String suffix) {
        Matcher parts = form.matcher(withAnyDigit(prefix, serial, suffix));
        if (!parts.matches()) {
            throw new IllegalArgumentException(serial + " makes no number of the form " + this);
        }
        return prefix + serial + of(parts.group(1)) + suffix;
    }

    private String withAnyDigit(String prefix, String serial, String suffix) {
        return prefix + serial + (this == NONE ? "" : "0") + suffix;
    }

    private static int digit(String digits, int place) {
        return digits.charAt(place) - '0';
    }
}
