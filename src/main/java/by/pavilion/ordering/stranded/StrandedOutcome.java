package by.pavilion.ordering.stranded;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What became of goods whose order was cancelled on their way. */
public enum StrandedOutcome {
    /** They are on their shelf again and can be sold. */
    RESTOCKED,
    /** They are lost, destroyed or left where they are. */
    WRITTEN_OFF;

    static Optional<StrandedOutcome> find(String name) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
