package by.pavilion.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.bootstrap")
interface BootstrapConfig {
    /** The secret that an operator may use as long as no operator's key exists ({@code PAVILION_BOOTSTRAP_OPERATOR_KEY}). */
    Optional<String> operatorKey();
}
