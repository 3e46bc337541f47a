package by.pavilion.channel.douyin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.channel.douyin")
interface DouyinConfig {
    /** How long the platform may take for a whole answer. */
    @WithDefault("10s")
    Duration timeout();

    /** The platform's codes of carriers, by the carriers' own. A carrier that is not here keeps its code. */
    Map<String, String> carriers();

    /**
     * Whether parcels are reported by the call for packages, which knows a repetition by its number, rather than by the one for
     * whole orders, which knows none.
     */
    @WithDefault("true")
    boolean packages();

    /** Our code as a service provider for customs and the trunk line; without it the platform is told of neither. */
    Optional<String> vendor();

    /** The platform's leaf categories, by our codes of categories. A product of a category that is not here names none. */
    Map<String, String> categories();

    /**
     * Numbers of shops that sell goods which are in the country already: their products are handed in as ordinary ones, without
     * what customs wants to know. Their orders still go through customs as all others do. All other shops are cross-border ones.
     */
    Optional<List<String>> plainShops();

    /**
     * Keys of applications that serve shops of others, whose owners authorise them on a page of the platform's and hand us the
     * code. All other applications are a shop's own and get their tokens without.
     */
    Optional<List<String>> serviceApps();

    /** Our name for the payment firm behind the platform, under which customs knows its payments. */
    @WithDefault("douyinpay")
    String paymentProvider();

    /**
     * Whether stock is told in steps while it is being sold there (ADR 60). Without it whole numbers are told, which may give back
     * what was sold a moment ago.
     */
    @WithDefault("false")
    boolean stockSteps();
}
