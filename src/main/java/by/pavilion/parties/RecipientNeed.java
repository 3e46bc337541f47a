package by.pavilion.parties;

import java.util.Optional;

/** Somebody who cannot do without a recipient for some time. */
public interface RecipientNeed {
    /** What the recipient is needed for, by its id: an order that is under way. */
    Optional<String> neededFor(RecipientRef ref);
}
