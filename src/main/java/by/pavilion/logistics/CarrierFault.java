package by.pavilion.logistics;

/** A carrier did not answer, or not as agreed. We ask again later. Its reason holds nothing that the carrier wrote. */
@SuppressWarnings("serial") // never serialised
public class CarrierFault extends Exception {
    private final String reason;

    public CarrierFault(String reason) {
        super(reason);
        this.reason = reason;
    }

    public CarrierFault(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
