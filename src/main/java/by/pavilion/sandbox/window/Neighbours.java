package by.pavilion.sandbox.window;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What customs looks up for documents that go on together: read for all of them at once. */
final class Neighbours {
    private static final Set<DocumentKind> MATCHED =
            Set.copyOf(EnumSet.of(DocumentKind.ORDER, DocumentKind.PAYMENT, DocumentKind.WAYBILL));

    private final DocumentStore documents;
    private final Map<String, List<Registered>> matched;
    private final Map<String, List<Registered>> returns;
    private final Set<String> waybills;

    Neighbours(DocumentStore documents, List<Registered> due) {
        this.documents = documents;
        this.matched = ofOrders(due, list -> isList(list) && Course.isAtCustoms(list), MATCHED);
        this.returns = ofOrders(due, list -> isList(list) && list.status().equals("899"), Set.of(DocumentKind.RETURN));
        this.waybills = waybills(due);
    }

    /** Order, payment and waybill of a list, as far as there are any. */
    List<Registered> matchedBy(Registered list) {
        List<Registered> found = matched.get(list.orderNo());
        return found == null ? documents.ofOrder(list.orderNo()) : found;
    }

    /** Other returns of the same list that customs has stored. */
    List<Registered> returnsOf(Registered document) {
        List<Registered> found = returns.get(document.orderNo());
        return (found == null ? documents.ofOrder(document.orderNo()) : found)
                .stream()
                        .filter(other -> other.kind() == DocumentKind.RETURN && other.id() != document.id())
                        .filter(other -> other.isStored() && other.invtNo().equals(document.invtNo()))
                        .toList();
    }

    /** Whether there is a waybill for a proof of delivery. */
    boolean hasWaybill(Registered proof) {
        return waybills.contains(waybillKey(proof));
    }

    private Map<String, List<Registered>> ofOrders(
            List<Registered> due, Predicate<Registered> which, Set<DocumentKind> kinds) {
        Set<String> orderNos =
                due.stream().filter(which).map(Registered::orderNo).collect(Collectors.toSet());
        Map<String, List<Registered>> found = new HashMap<>();
        if (!orderNos.isEmpty()) {
            orderNos.forEach(orderNo -> found.put(orderNo, List.of()));
            found.putAll(documents.ofOrders(orderNos, kinds));
        }
        return found;
    }

    private Set<String> waybills(List<Registered> due) {
        Collection<String> keys = due.stream()
                .filter(document -> document.kind() == DocumentKind.PROOF)
                .map(Neighbours::waybillKey)
                .collect(Collectors.toSet());
        return keys.isEmpty() ? Set.of() : documents.known(DocumentKind.WAYBILL, keys);
    }

    private static String waybillKey(Registered proof) {
        return DocumentKind.WAYBILL.key(proof.facts());
    }

    private static boolean isList(Registered document) {
        return document.kind() == DocumentKind.LIST;
    }
}
