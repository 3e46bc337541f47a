package by.pavilion.logistics;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes what a carrier sends by itself: believes only what is signed, and learns each thing once. */
@ApplicationScoped
public class ReceiveNotification {
    private final Carriers carriers;
    private final RecordTracking recordTracking;

    ReceiveNotification(Carriers carriers, RecordTracking recordTracking) {
        this.carriers = carriers;
        this.recordTracking = recordTracking;
    }

    /** @throws by.pavilion.shared.Problem 404 for a carrier without adapter, 401 without a good signature, 422, 409 */
    public void receive(String carrierCode, CarrierMessage message) {
        Carrier carrier = carriers.find(carrierCode).orElseThrow(() -> LogisticsProblems.noSuchCarrier(carrierCode));
        if (!carrier.isGenuine(message)) {
            throw LogisticsProblems.signature();
        }
        try {
            recordTracking.record(carrier.code(), carrier.read(message));
        } catch (UnreadableNotice unreadable) {
            throw LogisticsProblems.unreadable(unreadable.pointer());
        }
    }
}
