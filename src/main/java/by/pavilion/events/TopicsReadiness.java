package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topics of the contract were seen at the broker. */
@Readiness
@ApplicationScoped
class TopicsReadiness implements HealthCheck {
    private final EventProducer producer;

    TopicsReadiness(EventProducer producer) {
        this.producer = producer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics")
                .status(producer.topicsReady())
                .build();
    }
}
