package by.pavilion.customs;

import java.util.List;

/**
 * Whether goods may come by a mode on a day.
 *
 * @param reasons why not, or what a person must look at; empty when allowed
 */
public record Compliance(Verdict verdict, List<Reason> reasons) {

    public enum Verdict {
        ALLOWED,
        /** Nothing forbids it plainly, but customs has to be asked first. */
        NEEDS_REVIEW,
        BLOCKED
    }

    /**
     * One rule that speaks against the goods.
     *
     * @param code its texts are {@code reason.<code>} in the message files
     * @param source where the rule is written
     */
    public record Reason(String code, String source) {}

    public Compliance {
        reasons = List.copyOf(reasons);
        if ((verdict == Verdict.ALLOWED) != reasons.isEmpty()) {
            throw new IllegalArgumentException(verdict + " with the reasons " + reasons);
        }
    }

    public boolean isAllowed() {
        return verdict == Verdict.ALLOWED;
    }
}
