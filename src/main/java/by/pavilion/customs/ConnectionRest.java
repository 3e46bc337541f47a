package by.pavilion.customs;

import by.pavilion.customs.ConnectionRefusalStore.Open;
import by.pavilion.customs.ReceiptRules.Answer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** True when a message may be tried: the rest is over, and so is the time in which customs decides on the one before. */
    boolean isOver(Open refusal) {
        Instant now = clock.instant();
        if (now.isBefore(refusal.restsUntil())) {
            return false;
        }
        return !now.isBefore(refusal.restsUntil().plus(config.timeOuts().registration()))
                || triedIn(refusal).stream().noneMatch(document -> isAwaited(document, now));
    }

    /** The one message after a rest has gone. */
    void tried(Open refusal, MessageId message) {
        Instant until = clock.instant().plus(config.longestPause());
        QuarkusTransaction.requiringNew().run(() -> refusals.tried(refusal.id(), message, until));
        LOG.warnf("message=%s goes as a try: customs does not accept our firm, next try at %s", message, until);
    }

    private boolean isAccepted(Open refusal) {
        return triedIn(refusal).stream().anyMatch(this::isDecidedOtherwise);
    }

    private boolean isDecidedOtherwise(DeclarationDocument document) {
        return document.state().compareTo(DocumentState.ERROR) >= 0
                && document.result()
                        .filter(result -> answer(document.type(), result) != Answer.CHECK_CONNECTION)
                        .isPresent();
    }

    /** True while customs may still decide on what was tried: another try would make us forget this one. */
    private static boolean isAwaited(DeclarationDocument document, Instant now) {
        boolean due =
                document.nextAttemptAt().filter(next -> !next.isAfter(now)).isPresent();
        return !due
                && document.isUnderWay()
                && document.state() != DocumentState.NEW
                && document.state() != DocumentState.QUEUED;
    }

    /** The documents of the message that went last, as they are now. */
    private List<DeclarationDocument> triedIn(Open refusal) {
        List<MessageStore.Link> links = refusal.tried()
                .map(message -> messages.documentsIn(List.of(message)).getOrDefault(message, List.of()))
                .orElse(List.of());
        if (links.isEmpty()) {
            return List.of();
        }
        Map<DeclarationId, Declaration> found =
                declarations
                        .find(links.stream().map(MessageStore.Link::declaration).toList())
                        .stream()
                        .collect(Collectors.toMap(Declaration::id, Function.identity()));
        return links.stream()
                .flatMap(link -> Optional.ofNullable(found.get(link.declaration()))
                        .flatMap(declaration -> declaration.progress().find(link.document(), link.number()))
                        .stream())
                .toList();
    }

    private Answer answer(DocumentType type, DeclarationDocument.Result result) {
        return codes.rules()
                .of(type.code(), result.code(), CustomsCalendar.dayOf(result.at()))
                .answer();
    }
}
