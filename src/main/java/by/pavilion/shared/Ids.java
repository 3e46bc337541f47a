package by.pavilion.shared;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Makes time-sorted 64-bit numbers, unique over all replicas: each replica leases a node number of its own. */
@ApplicationScoped
public class Ids {
    /** Below the milliseconds stand ten bits of the node and twelve of a counter. */
    private static final int TIME_SHIFT = 22;

    private final NodeLease node;
    private final TsidFactory factory;

    Ids(NodeLease node, Clock clock) {
        this.node = node;
        this.factory = TsidFactory.builder()
                .withNodeBits(10)
                .withNode(node.number())
                .withClock(clock)
                .build();
    }

    /** @throws IllegalStateException when this replica has lost its node number and must stop */
    public long next() {
        node.requireHeld();
        return factory.create().toLong();
    }

    /** The lowest number that any replica whose clock agrees can have made at this time: what is above was made later. */
    public static long lowestAt(Instant time) {
        return (time.toEpochMilli() - Tsid.TSID_EPOCH) << TIME_SHIFT;
    }

    /** When a number was made, by the clock of the replica that made it, to the millisecond. */
    public static Instant madeAt(long id) {
        return Instant.ofEpochMilli((id >>> TIME_SHIFT) + Tsid.TSID_EPOCH);
    }
}
