package by.pavilion.parties;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one recipient.
 *
 * @param recipient empty once it was erased
 * @param erasedAt when that was
 * @param replaces the recipient of before an address was changed
 * @param disclosures to whom it was told and what for, the newest first, at most {@link PartyDesk#MOST_DISCLOSURES}
 */
public record Party(
        RecipientRef id,
        Optional<Recipient> recipient,
        Instant registeredAt,
        Optional<Instant> erasedAt,
        Optional<RecipientRef> replaces,
        List<Disclosure> disclosures) {

    /** @param caller the id of a key, or "system" for what works by itself */
    public record Disclosure(Instant at, String purpose, String caller) {}
}
