package by.pavilion.ordering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.ordering")
interface OrderingConfig {
    /** Whether an order must name the consumer notice that its buyer has accepted, as customs wants before a purchase. */
    @WithDefault("true")
    boolean noticeRequired();

    /** The most pieces of one line. */
    @WithDefault("9999")
    long mostPieces();

    /** The most lines of one order. */
    @WithDefault("50")
    int mostLines();

    /** The most orders that one checkout becomes. */
    @WithDefault("10")
    int mostOrders();

    /** How long a cart is kept after its last change. */
    @WithDefault("30d")
    Duration cartKeptFor();

    /** How often those who watch an order are told that we are still there. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How many transactions place orders at a time. */
    @WithDefault("2")
    int committers();

    /** The most orders that one transaction places. */
    @WithDefault("64")
    int mostTogether();

    /** How many orders may wait for their turn; the next one is told to come again. */
    @WithDefault("2048")
    int mostWaiting();

    /** How long an order may wait for its turn; then its caller is told to come again. */
    @WithDefault("5s")
    Duration longestWait();

    /** How long an order waits for its money. One with a payment under way waits for {@link #paymentGrace} longer. */
    @WithDefault("30m")
    Duration payWithin();

    /** How much longer an order waits when a payment is under way. Money that comes later still is refunded. */
    @WithDefault("5m")
    Duration paymentGrace();

    /** How long money may be on its way back before a person has to look. */
    @WithDefault("3d")
    Duration refundOverdueAfter();

    /** How long an order placed by a quote gets the quoted price. */
    @WithDefault("15m")
    Duration quoteValidFor();

    /**
     * How many deliveries from a warehouse to a zone must be known until quotes expect what they have taken, at most 200; before, the
     * dated times hold. 0: these always hold, and nothing is recorded.
     */
    @WithDefault("20")
    int deliveriesUntilLearned();

    /** How often a placement is tried again after losing a race for locks or for the last pieces. */
    @WithDefault("10")
    int tries();
}
