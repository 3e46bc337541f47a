package by.pavilion.customs;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The real-name service that this installation can use. */
@ApplicationScoped
class RealNames {
    private final List<RealNameProvider> providers;

    RealNames(@All List<RealNameProvider> providers) {
        this.providers = providers;
    }

    Optional<RealNameProvider> provider() {
        return providers.stream().filter(RealNameProvider::isConfigured).findFirst();
    }

    /** How it stands with a check that has just been asked for. */
    PayerCheck.State unanswered() {
        return provider().isPresent() ? PayerCheck.State.WAITING : PayerCheck.State.NO_SERVICE;
    }
}
