package by.pavilion.inventory;

import by.pavilion.catalog.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Books goods that came back from buyers: what can be sold again on the shelf, the rest in the ledger only. */
@ApplicationScoped
public class BookReturned {
    private final StockBook book;
    private final AssignLots assignLots;

    BookReturned(StockBook book, AssignLots assignLots) {
        this.book = book;
        this.assignLots = assignLots;
    }

    /** Pieces of one SKU that came back. */
    public record Pieces(Sku sku, WarehouseCode warehouse, long restocked, long scrapped) {
        public Pieces {
            if (restocked < 0 || scrapped < 0) {
                throw new IllegalArgumentException("fewer than no pieces of " + sku + " came back");
            }
        }
    }

    /**
     * Books them, and puts them back into the lots that their order was picked from. Call it last in the transaction: it holds rows that everybody wants. That nothing is booked twice is for
     * the caller to see to.
     *
     * @param order the order that they were sold with
     * @param reference what they came back by, a return's id: it stands in the ledger and in the events
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(String order, String reference, List<Pieces> pieces) {
        List<Pieces> inOrder =
                pieces.stream().sorted(Comparator.comparing(Pieces::sku)).toList();
        for (Pieces back : inOrder) {
            if (back.restocked() > 0) {
                book.book(
                        book.lock(back.sku()),
                        Map.of(back.warehouse(), back.restocked()),
                        new Movement(MovementReason.RETURNED, reference));
                assignLots.cameBack(order, back.sku(), back.restocked());
            }
            if (back.scrapped() > 0) {
                book.bookScrap(back.sku(), back.warehouse(), back.scrapped(), reference);
            }
        }
    }
}
