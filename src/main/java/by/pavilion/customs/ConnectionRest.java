package by.pavilion.customs;

import by.pavilion.customs.ConnectionRefusalStore.Open;
import by.pavilion.customs.ReceiptRules.Answer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * While customs does not accept who we say we are, every further document would be refused like the one before: nothing goes but
 * one message each time that a rest is over, until one of its documents is decided on otherwise or a person ends the case.
 */
@ApplicationScoped
class ConnectionRest {
    private static final Logger LOG = Logger.getLogger(ConnectionRest.class);
    private static final String BY_ITSELF = "system";

    private final ConnectionRefusalStore refusals;
    private final MessageStore messages;
    private final DeclarationStore declarations;
    private final ReceiptCodes codes;
    private final CustomsConfig config;
    private final Clock clock;

    ConnectionRest(
            ConnectionRefusalStore refusals,
            MessageStore messages,
            DeclarationStore declarations,
            ReceiptCodes codes,
            CustomsConfig config,
            Clock clock) {
        this.refusals = refusals;
        this.messages = messages;
        this.declarations = declarations;
        this.codes = codes;
        this.config = config;
        this.clock = clock;
    }

    /** Customs has refused our firm in this document: noted in the caller's transaction. */
    void begin(DeclarationId declaration, DocumentType document, String code) {
        Instant now = clock.instant();
        refusals.insert(declaration, document, code, now, now.plus(config.longestPause()));
    }

    /** The refusal for which all waits; empty when documents go, perhaps since just now. */
    Optional<Open> open() {
        Optional<Open> open = refusals.open();
        if (open.filter(this::isAccepted).isPresent()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> refusals.end(open.get().id(), clock.instant(), BY_ITSELF, "accepted"));
            LOG.info("customs accepts our firm again: what has waited goes");
            return Optional.empty();
        }
        return open;
    }

    boolean isOver(Open refusal) {
        return !clock.instant().isBefore(refusal.restsUntil());
    }

    /** The one message after a rest has gone. */
    void tried(Open refusal, MessageId message) {
        Instant until = clock.instant().plus(config.longestPause());
        QuarkusTransaction.requiringNew().run(() -> refusals.tried(refusal.id(), message, until));
        LOG.warnf("message=%s goes as a try: customs does not accept our firm, next try at %s", message, until);
    }

    private boolean isAccepted(Open refusal) {
        return refusal.tried()
                .map(message -> messages.documentsIn(List.of(message)).getOrDefault(message, List.of()))
                .filter(links -> links.stream().anyMatch(this::isDecidedOtherwise))
                .isPresent();
    }

    private boolean isDecidedOtherwise(MessageStore.Link link) {
        return declarations
                .find(link.declaration())
                .flatMap(declaration -> declaration.progress().find(link.document(), link.number()))
                .filter(document -> document.state().compareTo(DocumentState.ERROR) >= 0)
                .flatMap(DeclarationDocument::result)
                .filter(result -> answer(link.document(), result) != Answer.CHECK_CONNECTION)
                .isPresent();
    }

    private Answer answer(DocumentType type, DeclarationDocument.Result result) {
        return codes.rules()
                .of(type.code(), result.code(), CustomsCalendar.dayOf(result.at()))
                .answer();
    }
}
