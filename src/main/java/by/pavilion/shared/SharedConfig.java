package by.pavilion.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion")
interface SharedConfig {
    /** The address under which firms outside reach this installation, without a slash at its end. */
    Optional<URI> publicUrl();

    /** How long a repeat with the same idempotency key finds what the first call has made. */
    @WithDefault("7d")
    Duration keysKeptFor();

    /** How often each replica measures the figures that stand in the database, for those who scrape its metrics. */
    @WithDefault("10s")
    Duration figuresEvery();
}
