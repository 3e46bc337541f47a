package by.pavilion.customs;

import by.pavilion.customs.DeclarationStore.Candidate;
import by.pavilion.customs.MessageStore.Link;
import by.pavilion.customs.TakeReceipts.Matched;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.Firm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the document that a receipt speaks of, by what identifies the document at customs. */
@ApplicationScoped
class ReceiptMatching {
    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final CustomsConfig config;

    ReceiptMatching(DeclarationStore declarations, MessageStore messages, CustomsConfig config) {
        this.declarations = declarations;
        this.messages = messages;
        this.config = config;
    }

    /** The receipt with its document; a format error once for each document in the message that it refuses. */
    List<Matched> match(CebReceipt receipt) {
        CebReceipt.Key key = receipt.key();
        return switch (receipt.kind()) {
            case ORDER ->
                one(
                        receipt,
                        DocumentType.ORDER,
                        declarations.findByOrderNo(key.number()),
                        candidate ->
                                isCode(key.firm(), connection().flatMap(known -> known.platform(candidate.channel()))));
            case PAYMENT ->
                one(
                        receipt,
                        DocumentType.PAYMENT,
                        declarations.findByPayment(key.number()),
                        candidate -> isCode(
                                key.firm(),
                                connection().flatMap(known -> known.paymentFirm(candidate.paymentProvider()))));
            case WAYBILL ->
                one(receipt, DocumentType.WAYBILL, declarations.findByWaybill(key.number()), candidate -> key.firm()
                        .equals(candidate.logisticsCode()));
            case LIST ->
                List.of(new Matched(
                        receipt,
                        list(key.number())
                                .map(declaration -> new Link(declaration, DocumentType.LIST))
                                .orElse(null)));
            case FORMAT -> format(receipt);
        };
    }

    private static List<Matched> one(
            CebReceipt receipt, DocumentType document, List<Candidate> candidates, Predicate<Candidate> fits) {
        return List.of(new Matched(
                receipt,
                candidates.stream()
                        .filter(fits)
                        .findFirst()
                        .map(candidate -> new Link(candidate.declaration(), document))
                        .orElse(null)));
    }

    private Optional<DeclarationId> list(String number) {
        try {
            DeclarationId own = DeclarationId.fromString(number);
            return declarations.isThere(own) ? Optional.of(own) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return declarations.findByListNumber(number);
        }
    }

    private List<Matched> format(CebReceipt receipt) {
        List<Link> links = messages.documentsIn(receipt.key().number());
        return links.isEmpty()
                ? List.of(new Matched(receipt, null))
                : links.stream()
                        .map(link -> new Matched(
                                receipt.withKey(new CebReceipt.Key(
                                        link.declaration().toString(),
                                        receipt.key().number())),
                                link))
                        .toList();
    }

    private Optional<Connection> connection() {
        return Connection.of(config);
    }

    private static boolean isCode(String code, Optional<Firm> firm) {
        return firm.filter(known -> known.code().equals(code)).isPresent();
    }
}
