package by.pavilion.ordering.inbound;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.CustomsTrail;
import by.pavilion.shared.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether export papers are about the goods of an inbound: the same SKUs, as many pieces, into a bonded zone. */
@ApplicationScoped
class CheckPapers {
    private final CustomsTrail customs;
    private final InboundStore store;

    CheckPapers(CustomsTrail customs, InboundStore store) {
        this.customs = customs;
        this.store = store;
    }

    /** What speaks against the papers. */
    Optional<FieldError> fault(String consignment, List<InboundLine> lines) {
        Optional<CustomsTrail.BulkExport> found = customs.bulkExport(consignment);
        if (found.isEmpty()) {
            return Optional.of(FieldError.of("/consignment", "unknown-consignment"));
        }
        CustomsTrail.BulkExport papers = found.get();
        return papers.mode() == CustomsMode.BONDED && agrees(papers.pieces(), lines)
                ? Optional.empty()
                : Optional.of(FieldError.of("/consignment", "consignment-of-other-goods"));
    }

    private static boolean agrees(Map<String, BigDecimal> papers, List<InboundLine> lines) {
        Map<String, Long> sent = new TreeMap<>();
        lines.forEach(line -> sent.merge(line.sku().value(), line.quantity(), Math::addExact));
        return papers.keySet().equals(sent.keySet())
                && papers.entrySet().stream()
                        .allMatch(paper ->
                                paper.getValue().compareTo(BigDecimal.valueOf(sent.getOrDefault(paper.getKey(), 0L)))
                                        == 0);
    }

    /** @throws by.pavilion.shared.Problem 409 when other goods leave with these papers */
    void requireFree(String consignment, InboundId mine) {
        store.under(consignment).filter(other -> !other.equals(mine)).ifPresent(other -> {
            throw InboundProblems.consignmentTaken(other);
        });
    }
}
