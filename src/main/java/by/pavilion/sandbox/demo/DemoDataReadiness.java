package by.pavilion.sandbox.demo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the demo data are complete. */
@Readiness
@ApplicationScoped
class DemoDataReadiness implements HealthCheck {
    private final DemoData demoData;

    DemoDataReadiness(DemoData demoData) {
        this.demoData = demoData;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("demo-data").status(demoData.isDone()).build();
    }
}
