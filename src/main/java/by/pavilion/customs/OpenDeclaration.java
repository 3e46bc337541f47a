package by.pavilion.customs;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final CustomsDistricts districts;

    OpenDeclaration(
            DeclarationStore declarations,
            RealNameStore realNameChecks,
            RealNames realNames,
            Rules rules,
            Ids ids,
            Clock clock,
            Workers workers,
            CustomsDistricts districts) {
        this.declarations = declarations;
        this.realNameChecks = realNameChecks;
        this.realNames = realNames;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
        this.workers = workers;
        this.districts = districts;
    }

    /**
     * An order that is to be declared.
     *
     * @param shop of the marketplace that sold it
     */
    public record Opening(DeclarationOrder order, Optional<String> shop, PayerIdentity payer) {}

    /** Opens one order's declaration as {@link #open(List)} does. */
    public DeclarationId open(DeclarationOrder order, PayerIdentity payer) {
        return open(List.of(new Opening(order, Optional.empty(), payer))).get(0);
    }

    /**
     * Opens the orders' declarations in the caller's transaction, the one that accepts the orders. Where somebody else has
     * paid, nothing is declared before the orderer's identity is verified.
     */
    public List<DeclarationId> open(List<Opening> openings) {
        Instant now = clock.instant();
        List<DeclarationStore.Declared> opened = new ArrayList<>();
        for (Opening opening : openings) {
            Declaration declaration = declaration(opening, now);
            opened.add(new DeclarationStore.Declared(declaration, opening.order()));
            if (opening.payer() == PayerIdentity.SOMEBODY_ELSE) {
                realNameChecks.ask(declaration.id(), now);
                workers.wake(VerifyOrderers.NAME);
            }
        }
        if (!opened.isEmpty()) {
            declarations.insert(opened);
            workers.wake(SendDocuments.NAME);
        }
        return opened.stream().map(one -> one.declaration().id()).toList();
    }

    private Declaration declaration(Opening opening, Instant now) {
        DeclarationOrder order = opening.order();
        RuleBook book = rules.book();
        LocalDate today = CustomsCalendar.dayOf(now);
        List<DeclarationDocument> documents = DocumentType.OPENING.stream()
                .map(type -> document(type, book.filedBy(order.channel(), opening.shop(), type, today), now))
                .toList();
        DeclarationProgress opened = DeclarationProgress.opened(order.mode(), documents);
        return new Declaration(
                new DeclarationId(ids.next()),
                order.orderId(),
                order.orderNo(),
                order.channel(),
                order.recipient(),
                districts.port(order.mode()),
                order.payable(),
                order.payment(),
                now,
                now,
                switch (opening.payer()) {
                    case ORDERER -> opened.paidByOrderer(now);
                    case SOMEBODY_ELSE -> opened.heldForPayer(realNames.unanswered(), now);
                    case NOT_TOLD -> opened;
                });
    }

    /** What we send or ask for is due at once, except the list, which waits for the others. */
    private static DeclarationDocument document(DocumentType type, FiledBy firm, Instant now) {
        boolean ours = firm == FiledBy.STORE || firm == FiledBy.PAYMENT_FIRM;
        return DeclarationDocument.of(type, firm, ours && type != DocumentType.LIST ? now : null);
    }
}
