package by.pavilion.sandbox;

import java.util.Set;

/**
 * Invented identity numbers by which a trial chooses what happens: orders of these people are paid by somebody else, and the
 * real-name service answers differently for each.
 */
public final class TestIdentities {
    /** The service says that name and number belong together. */
    public static final String VERIFIED = "110101199003070214";

    /** The service says that they do not. */
    public static final String REFUTED = "110101199003070222";

    /** The service never knows. */
    public static final String UNKNOWN = "110101199003070230";

    /** The service does not know the first two times, and then says yes. */
    public static final String KNOWN_LATER = "110101199003070249";

    /** The service says yes, but signs its answer with another secret. */
    public static final String WRONGLY_SIGNED = "110101199003070257";

    private static final Set<String> PAID_BY_SOMEBODY_ELSE =
            Set.of(VERIFIED, REFUTED, UNKNOWN, KNOWN_LATER, WRONGLY_SIGNED);

    private TestIdentities() {}

    public static boolean isPaidBySomebodyElse(String idNumber) {
        return PAID_BY_SOMEBODY_ELSE.contains(idNumber);
    }
}
