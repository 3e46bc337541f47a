package by.pavilion.channel.offers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "pavilion.channel.offers")
interface OffersConfig {
    /** How long a change of stock or price may wait for further ones; going to zero and coming back from it never do. */
    @WithDefault("3s")
    Duration coalesce();

    /** The same of stock that is less only by what the marketplace itself has sold, and has taken off by itself. */
    @WithDefault("30s")
    Duration coalesceOwnSales();

    /** How many shops may be told of stock and prices at once. */
    @WithDefault("16")
    int shopsAtOnce();

    /** How often all listings are looked at, whatever events have told. */
    @WithDefault("1m")
    Duration lookEvery();

    /** How long after it was sent a value is read back. */
    @WithDefault("1m")
    Duration readBackAfter();

    /** How often a value is read back again. */
    @WithDefault("1h")
    Duration readBackEvery();

    /** By how many pieces a marketplace may differ from what it was told before a person has to look. */
    @WithDefault("5")
    long stockTolerance();

    /** By how many percent a price may change at once without a person. */
    @WithDefault("30")
    int mostPriceChangePercent();

    /** How many percent of the listing's own price a price must at least be to go out without a person. */
    @WithDefault("50")
    int lowestPricePercent();
}
