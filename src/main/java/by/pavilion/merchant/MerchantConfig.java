package by.pavilion.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "pavilion.merchant")
interface MerchantConfig {
    /** How many days before a document's end those who need it are warned. */
    @WithDefault("30")
    int warningDays();
}
