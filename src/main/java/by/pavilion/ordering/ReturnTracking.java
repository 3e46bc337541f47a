package by.pavilion.ordering;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Under which number goods come back.
 *
 * @param carrierCode the carrier, as whoever sent them calls it: {@code sf}
 * @param trackingNumber the carrier's number, as it was told
 */
public record ReturnTracking(String carrierCode, String trackingNumber) {
    public static final String CARRIER_CODE = "[a-z0-9-]{1,40}";
    public static final String TRACKING_NUMBER = "[A-Za-z0-9-]{4,60}";

    /** A carrier of which nobody has told a code. */
    private static final String OTHER_CARRIER = "other";

    /** The number under which a carrier of ours has brought them; nothing where it is none that could be told by hand. */
    public static Optional<ReturnTracking> ofOurs(@Nullable String carrierCode, @Nullable String trackingNumber) {
        if (carrierCode == null || trackingNumber == null) {
            return Optional.empty();
        }
        String code = carrierCode.toLowerCase(Locale.ROOT);
        return code.matches(CARRIER_CODE) && trackingNumber.matches(TRACKING_NUMBER)
                ? Optional.of(new ReturnTracking(code, trackingNumber))
                : Optional.empty();
    }

    /**
     * The number that a buyer has told a marketplace; nothing where it is none that could be told by hand.
     *
     * @param carrierCode the marketplace's code of the carrier; what is none in our form, as a name, is {@code other}
     */
    public static Optional<ReturnTracking> ofMarketplace(
            Optional<String> carrierCode, Optional<String> trackingNumber) {
        return ofOurs(
                carrierCode
                        .map(code -> code.toLowerCase(Locale.ROOT))
                        .filter(code -> code.matches(CARRIER_CODE))
                        .orElse(OTHER_CARRIER),
                trackingNumber.orElse(null));
    }
}
