package by.pavilion.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "pavilion.catalog")
interface CatalogConfig {
    /** Whether listings wait for an operator's decision before buyers see them. */
    @WithDefault("required")
    ReviewMode review();
}
