package by.pavilion.sandbox.carrier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "pavilion.sandbox.carrier")
interface CarrierConfig {
    /** The secret shared with the product, for both directions. */
    Optional<String> secret();

    /** The number under which the shop is known where it asks by forms. */
    @WithDefault("SANDBOXSHOP")
    String customer();

    /** Time between two events of a parcel on its last mile. */
    @WithDefault("6s")
    Duration step();

    /** The carrier's code among carriers. */
    @WithDefault("sandbox-express")
    String carrierCode();

    /** The firm's registration with customs, invented. */
    @WithDefault("4601W6L001")
    String code();

    @WithDefault("沙盒国际快递有限公司")
    String name();

    @WithDefault("DXPENTSANDBOXLOG")
    String dxpId();
}
