package by.pavilion.storefront;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.storefront")
interface StorefrontConfig {
    /** How often the change logs are looked at: how old a page may be. */
    @WithDefault("200ms")
    Duration poll();

    /** How often the counts of what was sold are read: how old the order by sales may be. */
    @WithDefault("30s")
    Duration salesEvery();

    /** Where each replica makes the folder of its search index, anew at each start: a disk of its own is best. */
    @WithDefault("${java.io.tmpdir}")
    Path indexFolder();

    /** How many bytes of lists that were asked for are kept. */
    @WithDefault("32M")
    MemorySize listMemory();

    /** How many bytes of suggestions that were asked for are kept. */
    @WithDefault("8M")
    MemorySize suggestionMemory();

    /** How many bytes of products' pages are kept. */
    @WithDefault("64M")
    MemorySize pageMemory();
}
