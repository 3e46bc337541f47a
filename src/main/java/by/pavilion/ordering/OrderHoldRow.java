package by.pavilion.ordering;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** That something holds an order, or did, as far as lists of orders ask for it; {@code ordering.holds} writes it. */
@Entity
@Immutable
@Table(name = "ordering_holds")
@NullUnmarked // filled by the persistence provider
class OrderHoldRow {
    @Id
    public Long id;

    public long orderId;

    public Instant releasedAt;
}
