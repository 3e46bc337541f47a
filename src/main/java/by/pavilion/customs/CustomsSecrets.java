package by.pavilion.customs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.secrets")
interface CustomsSecrets {
    /** The secret shared with the payment firm, for both directions. */
    Optional<String> paymentSecret();

    /** The secret shared with the real-name service, for both directions. */
    Optional<String> realNameSecret();

    /** The PIN of the card or device that signs lists, or the password of the file. */
    Optional<String> signingPin();
}
