package by.pavilion.ordering.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The payment firms that this installation can use. */
@ApplicationScoped
class PaymentProviders {
    private final List<PaymentProvider> providers;

    PaymentProviders(@All List<PaymentProvider> providers) {
        this.providers = providers;
    }

    Optional<PaymentProvider> find(String code) {
        return providers.stream()
                .filter(PaymentProvider::isConfigured)
                .filter(provider -> provider.code().equals(code))
                .findAny();
    }

    List<String> codes() {
        return providers.stream()
                .filter(PaymentProvider::isConfigured)
                .map(PaymentProvider::code)
                .sorted()
                .toList();
    }
}
