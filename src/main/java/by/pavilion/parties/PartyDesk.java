package by.pavilion.parties;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a person who asks what is known of him, or who wants it deleted: articles 45 and 47 of China's Personal Information
 * Protection Law. What other laws keep for years stays where it is, sealed: messages of customs and payment originals.
 */
@ApplicationScoped
public class PartyDesk {
    public static final int MOST_DISCLOSURES = 100;

    private static final String EXPORT = "export";

    private final Parties parties;
    private final RecipientStore recipients;
    private final List<RecipientNeed> needs;
    private final Audit audit;
    private final Clock clock;

    PartyDesk(Parties parties, RecipientStore recipients, @All List<RecipientNeed> needs, Audit audit, Clock clock) {
        this.parties = parties;
        this.recipients = recipients;
        this.needs = needs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Everything, unmasked. It is a disclosure like any other, and the answer shows it.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such recipient
     */
    public Party export(RecipientRef id) {
        RecipientStore.Standing standing = recipients.find(id).orElseThrow(PartiesProblems::noSuchParty);
        Optional<Recipient> recipient =
                standing.erasedAt().isPresent() ? Optional.empty() : Optional.of(parties.disclose(id, EXPORT));
        return new Party(
                id,
                recipient,
                standing.registeredAt(),
                standing.erasedAt(),
                standing.replaces(),
                recipients.disclosures(id, MOST_DISCLOSURES));
    }

    /**
     * Forgets who it was, and who it was before addresses were changed; the second time nothing is left to be done. To whom it
     * had been told stays known.
     *
     * @throws by.pavilion.shared.Problem 404 when there is no such recipient, 409 while an order needs it
     */
    @Transactional
    public void erase(RecipientRef id) {
        RecipientStore.Standing standing = recipients.lock(id).orElseThrow(PartiesProblems::noSuchParty);
        standing.replaces().ifPresent(this::erase);
        if (standing.erasedAt().isPresent()) {
            return;
        }
        for (RecipientNeed need : needs) {
            Optional<String> order = need.neededFor(id);
            if (order.isPresent()) {
                throw PartiesProblems.needed(order.get());
            }
        }
        recipients.erase(id, clock.instant());
        audit.note(new Audited(
                AuditedKind.BUYER, id.toString(), Optional.empty(), Map.of("erased", false), Map.of("erased", true)));
    }
}
