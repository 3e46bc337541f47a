package by.pavilion.customs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether goods may come by a mode on a day.
 *
 * @param reasons why not, or what a person must look at; empty when allowed
 * @param advice what would be better to have, although the goods may come without
 * @param listEdition the edition of the positive list that was looked at, when the goods are on it
 */
public record Compliance(Verdict verdict, List<Reason> reasons, List<Reason> advice, Optional<String> listEdition) {

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
        advice = List.copyOf(advice);
        if ((verdict == Verdict.ALLOWED) != reasons.isEmpty()) {
            throw new IllegalArgumentException(verdict + " with the reasons " + reasons);
        }
    }

    /** The same with more that speaks against the goods, all of it blocking. */
    Compliance lacking(List<Reason> more, List<Reason> moreAdvice) {
        List<Reason> all = Stream.concat(reasons.stream(), more.stream()).toList();
        List<Reason> advised =
                Stream.concat(advice.stream(), moreAdvice.stream()).toList();
        return new Compliance(more.isEmpty() ? verdict : Verdict.BLOCKED, all, advised, listEdition);
    }

    public boolean isAllowed() {
        return verdict == Verdict.ALLOWED;
    }
}
