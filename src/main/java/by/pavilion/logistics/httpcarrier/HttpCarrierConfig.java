package by.pavilion.logistics.httpcarrier;

import by.pavilion.logistics.numbers.CheckDigit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.logistics.carrier")
interface HttpCarrierConfig {
    /** Names the carrier in rows and in the address of its notifications. */
    @WithDefault("sandbox")
    String code();

    /** Where the carrier listens, without a slash at its end. Without it parcels wait for a number. */
    Optional<String> url();

    /** The secret that both sides sign with. Without it nothing is sent and nothing is believed. */
    Optional<String> secret();

    /** Where customs delivers the receipts of the waybill besides the carrier itself: our mailbox at the single window. */
    Optional<String> subscriberDxpId();

    /** By which rule the last digit of the carrier's numbers follows from the others: {@code S10}, {@code MOD7}, {@code GS1} or none. */
    @WithDefault("NONE")
    CheckDigit checkDigit();

    /** Whose codes it tells in where they are not ours: a scheme of {@code logistics_carrier_codes}, {@code upu}. */
    Optional<String> scheme();

    /** How long the carrier may take for an answer. */
    @WithDefault("10s")
    Duration timeout();
}
