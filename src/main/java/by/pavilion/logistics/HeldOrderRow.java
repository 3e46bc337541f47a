package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "logistics_held_orders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class HeldOrderRow {
    @Id
    public String orderId;
}
