package by.pavilion.customs;

import java.time.Instant;

/**
 * Whether an order was paid by its orderer. Where that may not be so, the orderer's identity has to be verified before more is
 * declared.
 *
 * @param since when it became so
 */
public record PayerCheck(State state, Instant since) {

    public enum State {
        /** The payment firm has said with its payment that the orderer paid: its silence afterwards raises no doubt. */
        ORDERER,
        /** The real-name service has not answered yet. */
        WAITING,
        /** There is no service that could be asked. */
        NO_SERVICE,
        /** The orderer's name and number belong together: whoever paid, the order may be declared. */
        VERIFIED,
        /** They do not. */
        REFUTED
    }

    /** True while nothing may be declared. */
    boolean isHolding() {
        return state != State.VERIFIED && state != State.ORDERER;
    }
}
