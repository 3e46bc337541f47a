package by.pavilion.ordering.hmacpay;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.secrets")
interface PaymentFirmSecret {
    /** What the payment firm and we sign with. */
    Optional<String> paymentSecret();
}
