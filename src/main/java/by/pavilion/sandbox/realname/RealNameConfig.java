package by.pavilion.sandbox.realname;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.sandbox.real-name")
interface RealNameConfig {
    /** The secret shared with the product, for both directions. */
    Optional<String> secret();
}
