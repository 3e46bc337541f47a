package by.pavilion.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once products can be shown and found: the snapshot turns up only after its index. */
@Readiness
@ApplicationScoped
class SnapshotReady implements HealthCheck {
    private final SnapshotKeeper keeper;

    SnapshotReady(SnapshotKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("storefront snapshot")
                .status(keeper.find().isPresent())
                .build();
    }
}
