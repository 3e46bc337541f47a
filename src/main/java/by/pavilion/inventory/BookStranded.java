package by.pavilion.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/**
 * Books pieces that are reserved for an order which was cancelled after its parcel had left. That nothing is booked twice is
 * for the caller to see to; call it last in the transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BookStranded {
    private final Stock stock;
    private final AssignLots assignLots;
    private final ShipGoods shipGoods;

    BookStranded(Stock stock, AssignLots assignLots, ShipGoods shipGoods) {
        this.stock = stock;
        this.assignLots = assignLots;
        this.shipGoods = shipGoods;
    }

    /** They are on their shelf again, in the lots that they were picked from. */
    public void restock(Stock.Taking order) {
        stock.giveBack(List.of(order));
        assignLots.giveBack(Set.of(order.reference()));
    }

    /** They are gone. */
    public void writeOff(String order) {
        shipGoods.writeOff(Set.of(order));
    }
}
