package by.pavilion.customs.export;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That an order leaves in a consignment. Its key lets no second consignment have it. */
@Entity
@Table(name = "customs_consignment_orders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConsignmentOrderRow {
    @Id
    public String orderId;

    public long consignmentId;

    static ConsignmentOrderRow of(ConsignmentId consignment, String orderId) {
        ConsignmentOrderRow row = new ConsignmentOrderRow();
        row.orderId = orderId;
        row.consignmentId = consignment.value();
        return row;
    }
}
