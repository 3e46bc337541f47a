package by.pavilion.ordering.inbound;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says with which export papers an inbound leaves Belarus, or that it is other ones, until something of it has entered. */
@ApplicationScoped
public class NamePapers {
    private final InboundStore store;
    private final InboundTroubleStore troubles;
    private final CheckPapers checkPapers;
    private final IdempotencyKeys keys;

    NamePapers(InboundStore store, InboundTroubleStore troubles, CheckPapers checkPapers, IdempotencyKeys keys) {
        this.store = store;
        this.troubles = troubles;
        this.checkPapers = checkPapers;
        this.keys = keys;
    }

    /**
     * The same papers again change nothing.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the inbound is over, something of it has entered with other papers, or other
     *     goods leave with these; 422 when there are no such papers, or they are about other goods
     */
    public Inbound name(String caller, IdempotencyKey key, InboundId id, String consignment) {
        return Transactions.retrying(() -> {
            keys.claim(caller, key, "papers of inbound\n" + id + "\n" + consignment, id.toString());
            Inbound inbound = store.lock(id).orElseThrow(InboundProblems::noSuchInbound);
            if (inbound.consignment().filter(consignment::equals).isPresent()) {
                return inbound;
            }
            Inbound named = inbound.with(consignment);
            if (inbound.lines().stream().anyMatch(line -> line.entry().isPresent())) {
                throw InboundProblems.lineEntered(List.of(FieldError.of("/consignment", "entered-with-other-papers")));
            }
            checkPapers.fault(consignment, inbound.lines()).ifPresent(fault -> {
                throw InboundProblems.wrong(List.of(fault));
            });
            checkPapers.requireFree(consignment, id);
            store.update(named);
            troubles.clear(id, InboundTroubles.REOPENED, null);
            return named;
        });
    }
}
