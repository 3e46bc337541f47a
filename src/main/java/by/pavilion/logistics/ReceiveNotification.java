package by.pavilion.logistics;

import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes what a carrier sends by itself: believes only what is signed, and learns each thing once. */
@ApplicationScoped
public class ReceiveNotification {
    private final Carriers carriers;
    private final RecordTracking recordTracking;

    ReceiveNotification(Carriers carriers, RecordTracking recordTracking) {
        this.carriers = carriers;
        this.recordTracking = recordTracking;
    }

    /**
     * The answer is a refusal, 409, when a parcel is not known.
     *
     * @throws Problem 404 for a carrier without adapter, 401 without a good signature, 422; 503 when too many wait
     */
    public CompletionStage<Optional<Problem>> receive(String carrierCode, CarrierMessage message) {
        Carrier carrier = carriers.find(carrierCode).orElseThrow(() -> LogisticsProblems.noSuchCarrier(carrierCode));
        if (!carrier.isGenuine(message)) {
            throw LogisticsProblems.signature();
        }
        try {
            return recordTracking.record(carrier.code(), carrier.read(message));
        } catch (UnreadableNotice unreadable) {
            throw LogisticsProblems.unreadable(unreadable.pointer());
        }
    }
}
