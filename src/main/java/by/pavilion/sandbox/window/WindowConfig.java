package by.pavilion.sandbox.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.sandbox.window")
interface WindowConfig {
    /** Time between the first three receipts of a document: taken, sent to customs, stored at customs. */
    @WithDefault("500ms")
    Duration step();

    /** Time between a list's later receipts: review closed, released, closed. */
    @WithDefault("2500ms")
    Duration review();

    /** Time from the close of a list until its tax is collected; in life a month. */
    @WithDefault("5s")
    Duration collection();

    /** How long receipts wait for an addressee who never comes, and how long the choice for one order holds. */
    @WithDefault("7d")
    Duration keep();
}
