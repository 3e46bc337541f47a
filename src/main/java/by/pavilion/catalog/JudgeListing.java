package by.pavilion.catalog;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Asks everybody who has a word in it. */
@ApplicationScoped
class JudgeListing {
    private final List<PublishingCheck> checks;

    JudgeListing(@All List<PublishingCheck> checks) {
        this.checks = checks;
    }

    /** The listing with the verdict on its publishing. */
    Listing judged(Listing listing) {
        return listing.judged(reasonsAgainst(listing));
    }

    List<BlockingReason> reasonsAgainst(Listing listing) {
        return all(check -> check.reasonsAgainst(listing));
    }

    /** What will speak against it on a day to come. */
    List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        return all(check -> check.reasonsAgainst(listing, day));
    }

    /** What speaks against it as long as it was never on sale. */
    List<BlockingReason> reasonsAgainstFirst(Listing listing) {
        return all(check -> check.reasonsAgainstFirst(listing));
    }

    /** What speaks against nothing and should be known. */
    List<BlockingReason> hints(Listing listing) {
        return all(check -> check.hints(listing));
    }

    private List<BlockingReason> all(Function<PublishingCheck, List<BlockingReason>> asking) {
        return checks.stream().map(asking).flatMap(Collection::stream).toList();
    }
}
