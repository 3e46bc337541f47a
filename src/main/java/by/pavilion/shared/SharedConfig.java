package by.pavilion.shared;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion")
interface SharedConfig {
    /** The address under which firms outside reach this installation, without a slash at its end. */
    Optional<URI> publicUrl();
}
