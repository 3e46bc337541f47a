package by.pavilion.storefront;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** How full the disk is that a replica keeps its search index on: {@code disk_free_bytes} and {@code disk_total_bytes}. */
@ApplicationScoped
class IndexDisk {
    private final MeterRegistry registry;
    private final StorefrontConfig config;

    IndexDisk(MeterRegistry registry, StorefrontConfig config) {
        this.registry = registry;
        this.config = config;
    }

    void register(@Observes StartupEvent event) {
        try {
            Files.createDirectories(config.indexFolder()); // of a folder that is not there the system says 0
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of the search index", e);
        }
        new DiskSpaceMetrics(config.indexFolder().toFile()).bindTo(registry);
    }
}
