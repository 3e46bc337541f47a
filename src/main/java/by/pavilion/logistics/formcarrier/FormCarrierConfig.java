package by.pavilion.logistics.formcarrier;

import by.pavilion.logistics.numbers.CheckDigit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.logistics.form-carrier")
interface FormCarrierConfig {
    /** Names the carrier in rows and rules: it takes only parcels that a rule gives it. */
    @WithDefault("form-carrier")
    String code();

    /** Its one address. Without it parcels that a rule gives it wait for a number. */
    Optional<String> url();

    /** The number under which it knows us. */
    Optional<String> customer();

    /** The secret that goes into each signature. Without it nothing is sent. */
    Optional<String> key();

    /** Where customs delivers the receipts of the waybill besides the carrier itself: our mailbox at the single window. */
    Optional<String> subscriberDxpId();

    /** By which rule the last digit of the carrier's numbers follows from the others: {@code S10}, {@code MOD7}, {@code GS1} or none. */
    @WithDefault("NONE")
    CheckDigit checkDigit();

    /** How often it is asked about a parcel; such carriers stop answering those who ask about one more often than each half hour. */
    @WithDefault("30m")
    Duration askEvery();

    /** How long it may take for an answer. */
    @WithDefault("10s")
    Duration timeout();
}
