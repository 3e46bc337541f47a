package by.pavilion.sandbox.scanpay;

import java.time.Instant;
import java.util.Optional;

/** How a firm tells its shops what has happened. */
interface ScanFirm {
    String name();

    String notice(Trade trade);

    /** Empty when the firm does not tell of refunds. */
    Optional<String> notice(Refund refund, Instant at);
}
