package by.pavilion.customs;

import by.pavilion.customs.DeclarationStore.Candidate;
import by.pavilion.customs.MessageStore.Link;
import by.pavilion.customs.TakeReceipts.Matched;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.customs.ceb.Firm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the documents that receipts speak of, by what identifies them at customs: one look-up for a whole message. */
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

    /**
     * For each receipt of one kind, in their order, its document; a format error has one for each document in the message that
     * it refuses.
     */
    List<List<Matched>> match(CebReceipt.Kind kind, List<CebReceipt> receipts) {
        if (kind == CebReceipt.Kind.FORMAT) {
            Map<String, List<Link>> links = messages.documentsInGuids(
                    receipts.stream().map(ReceiptMatching::guid).collect(Collectors.toSet()));
            return receipts.stream()
                    .map(receipt -> format(receipt, links.getOrDefault(guid(receipt), List.of())))
                    .toList();
        }
        return documents(kind, receipts).stream().map(List::of).toList();
    }

    private List<Matched> documents(CebReceipt.Kind kind, List<CebReceipt> receipts) {
        Optional<Connection> connection = Connection.of(config);
        return switch (kind) {
            case ORDER ->
                firms(
                        receipts,
                        DocumentType.ORDER,
                        declarations.findByOrderNo(numbers(receipts)),
                        (firm, candidate) ->
                                isCode(firm, connection.flatMap(known -> known.platform(candidate.channel()))));
            case PAYMENT ->
                firms(
                        receipts,
                        DocumentType.PAYMENT,
                        declarations.findByPayment(numbers(receipts)),
                        (firm, candidate) -> isCode(
                                firm, connection.flatMap(known -> known.paymentFirm(candidate.paymentProvider()))));
            case WAYBILL, WAYBILL_STATUS ->
                firms(
                        receipts,
                        DocumentType.WAYBILL,
                        declarations.findByWaybill(numbers(receipts)),
                        (firm, candidate) -> firm.equals(candidate.logisticsCode()));
            case LIST, TAX_BILL, TAX_BILL_STATUS -> lists(receipts, DocumentType.LIST);
            case CANCELLATION -> lists(receipts, DocumentType.CANCELLATION);
            case RETURN -> returns(receipts);
            case WAREHOUSE_ENTRY ->
                receipts.stream().map(receipt -> new Matched(receipt, null)).toList();
            case FORMAT -> throw new IllegalArgumentException("a format error may speak of several documents");
        };
    }

    private static Set<String> numbers(List<CebReceipt> receipts) {
        return receipts.stream().map(receipt -> receipt.key().number()).collect(Collectors.toSet());
    }

    private static List<Matched> firms(
            List<CebReceipt> receipts,
            DocumentType document,
            Map<String, List<Candidate>> candidates,
            BiPredicate<String, Candidate> fits) {
        return receipts.stream()
                .map(receipt -> new Matched(
                        receipt,
                        candidates.getOrDefault(receipt.key().number(), List.of()).stream()
                                .filter(candidate -> fits.test(receipt.key().firm(), candidate))
                                .findFirst()
                                .map(candidate -> new Link(candidate.declaration(), document))
                                .orElse(null)))
                .toList();
    }

    /** By our own number; where that is missing or not ours, by those that customs and E-Port gave the list. */
    private List<Matched> lists(List<CebReceipt> receipts, DocumentType document) {
        Set<DeclarationId> known = declarations.known(
                receipts.stream().flatMap(receipt -> own(receipt).stream()).toList());
        Set<String> others = new HashSet<>();
        receipts.stream()
                .filter(receipt -> own(receipt).filter(known::contains).isEmpty())
                .flatMap(ReceiptMatching::listNumbers)
                .forEach(others::add);
        Map<String, DeclarationId> byNumber = declarations.findByListNumber(others);
        return receipts.stream()
                .map(receipt -> new Matched(
                        receipt,
                        own(receipt)
                                .filter(known::contains)
                                .or(() -> listNumbers(receipt)
                                        .flatMap(number -> Optional.ofNullable(byNumber.get(number)).stream())
                                        .findFirst())
                                .map(declaration -> new Link(declaration, document))
                                .orElse(null)))
                .toList();
    }

    /**
     * Each return has a number of its own, which its receipts repeat. One that names only the list can be about the last return
     * alone: those before it are done.
     */
    private List<Matched> returns(List<CebReceipt> receipts) {
        List<Matched> matched = lists(receipts, DocumentType.RETURN);
        Map<DeclarationId, Integer> last = declarations.lastReturns(matched.stream()
                .filter(one -> ownReturn(one.receipt()).isEmpty())
                .flatMap(one -> Optional.ofNullable(one.link()).stream())
                .map(Link::declaration)
                .toList());
        return matched.stream()
                .map(one -> one.link() == null ? one : new Matched(one.receipt(), numbered(one, one.link(), last)))
                .toList();
    }

    private static Link numbered(Matched one, Link link, Map<DeclarationId, Integer> last) {
        int number = ownReturn(one.receipt())
                .filter(named -> named.declaration().equals(link.declaration()))
                .map(ReturnNumber::number)
                .orElseGet(() -> last.getOrDefault(link.declaration(), 1));
        return new Link(link.declaration(), link.document(), number);
    }

    private static Optional<ReturnNumber> ownReturn(CebReceipt receipt) {
        try {
            return Optional.of(ReturnNumber.fromString(receipt.key().number()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<DeclarationId> own(CebReceipt receipt) {
        if (receipt.kind() == CebReceipt.Kind.RETURN) {
            return ownReturn(receipt).map(ReturnNumber::declaration);
        }
        try {
            return Optional.of(DeclarationId.fromString(receipt.key().number()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Stream<String> listNumbers(CebReceipt receipt) {
        return Stream.of(
                        receipt.listNumber(),
                        receipt.entryNumber(),
                        receipt.kind().isOfTaxBill()
                                ? Optional.<String>empty()
                                : Optional.of(receipt.key().number()))
                .flatMap(Optional::stream);
    }

    private static List<Matched> format(CebReceipt receipt, List<Link> links) {
        return links.isEmpty()
                ? List.of(new Matched(receipt, null))
                : links.stream()
                        .map(link -> new Matched(
                                receipt.withKey(
                                        new CebReceipt.Key(link.declaration().toString(), guid(receipt))),
                                link))
                        .toList();
    }

    /** The number of the message that a format error answers: ours has capitals, and may come back without them. */
    private static String guid(CebReceipt receipt) {
        return receipt.key().number().toUpperCase(Locale.ROOT);
    }

    private static boolean isCode(String code, Optional<Firm> firm) {
        return firm.filter(known -> known.code().equals(code)).isPresent();
    }
}
