package by.pavilion.customs;

import java.time.Instant;

/**
 * That an order was perhaps not paid by its orderer, so that the orderer's identity has to be verified before more is declared.
 *
 * @param since when it became so
 */
public record PayerCheck(State state, Instant since) {

    public enum State {
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
        return state != State.VERIFIED;
    }
}
