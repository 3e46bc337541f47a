package by.pavilion.customs;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Takes an accepted order over to be declared. Nothing is said to customs here: the documents become due, and
 * {@link SendDocuments} writes and sends them afterwards.
 */
@ApplicationScoped
public class OpenDeclaration {
    private final DeclarationStore declarations;
    private final RealNameStore realNameChecks;
    private final RealNames realNames;
    private final Rules rules;
    private final Ids ids;
    private final Clock clock;
    private final Workers workers;
    private final CustomsConfig config;

    OpenDeclaration(
            DeclarationStore declarations,
            RealNameStore realNameChecks,
            RealNames realNames,
            Rules rules,
            Ids ids,
            Clock clock,
            Workers workers,
            CustomsConfig config) {
        this.declarations = declarations;
        this.realNameChecks = realNameChecks;
        this.realNames = realNames;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
        this.workers = workers;
        this.config = config;
    }

    /**
     * Opens the order's declaration in the caller's transaction, the one that accepts the order. Where somebody else has paid,
     * nothing is declared before the orderer's identity is verified.
     */
    public DeclarationId open(DeclarationOrder order, PayerIdentity payer) {
        Instant now = clock.instant();
        LocalDate today = CustomsCalendar.dayOf(now);
        RuleBook book = rules.book();
        List<DeclarationDocument> documents = DocumentType.OPENING.stream()
                .map(type -> document(type, book.filedBy(order.channel(), type, today), now))
                .toList();
        DeclarationProgress opened = DeclarationProgress.opened(order.mode(), documents);
        DeclarationId id = new DeclarationId(ids.next());
        declarations.insert(
                new Declaration(
                        id,
                        order.orderId(),
                        order.orderNo(),
                        order.channel(),
                        order.recipient(),
                        port(order.mode()),
                        order.payable(),
                        order.payment(),
                        now,
                        now,
                        payer == PayerIdentity.SOMEBODY_ELSE
                                ? opened.heldForPayer(realNames.unanswered(), now)
                                : opened),
                order);
        if (payer == PayerIdentity.SOMEBODY_ELSE) {
            realNameChecks.ask(id, now);
            workers.wake(VerifyOrderers.NAME);
        }
        workers.wake(SendDocuments.NAME);
        return id;
    }

    private Optional<String> port(CustomsMode mode) {
        return switch (mode) {
            case DIRECT_PURCHASE -> config.direct().map(CustomsConfig.Direct::portCode);
            case BONDED, BONDED_A -> config.bonded().map(CustomsConfig.Bonded::portCode);
        };
    }

    /** What we send or ask for is due at once, except the list, which waits for the others. */
    private static DeclarationDocument document(DocumentType type, FiledBy firm, Instant now) {
        boolean ours = firm == FiledBy.STORE || firm == FiledBy.PAYMENT_FIRM;
        return DeclarationDocument.of(type, firm, ours && type != DocumentType.LIST ? now : null);
    }
}
