package by.pavilion.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topics of the contract were seen at the broker. A broker that does not answer is waited for as long as the
 * settings say; then orders go on without it, since their events wait in the outbox. One that refuses us is waited for always:
 * that is no outage but a setting that is wrong.
 */
@Readiness
@ApplicationScoped
class TopicsReadiness implements HealthCheck {
    private final EventProducer producer;
    private final Optional<Duration> longestWait;

    /** What has begun to take requests goes on, whatever the broker says when it is back. */
    private volatile boolean wentOn;

    @Inject
    TopicsReadiness(EventProducer producer, EventsConfig config) {
        this(producer, config.startWithoutBrokerAfter());
    }

    /** @param longestWait for ever when empty */
    TopicsReadiness(EventProducer producer, Optional<Duration> longestWait) {
        this.producer = producer;
        this.longestWait = longestWait;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder topics = HealthCheckResponse.named("topics");
        if (producer.topicsReady()) {
            return topics.up().build();
        }
        Optional<Duration> away = producer.withoutBroker();
        away.ifPresent(unused -> topics.withData("broker", "away"));
        if (away.isPresent() && isEnough(away.get())) {
            wentOn = true;
        }
        return topics.status(wentOn).build();
    }

    private boolean isEnough(Duration away) {
        return longestWait.filter(wait -> away.compareTo(wait) >= 0).isPresent();
    }
}
