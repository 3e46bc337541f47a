package by.pavilion.parties;

import by.pavilion.shared.NamedKeys;
import by.pavilion.shared.SecretMarks;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Collectors;

/** Keeps a replica from starting with other keys than those that buyers' data were encrypted and indexed with. */
@ApplicationScoped
class VaultKeysCheck {
    private final SecretMarks marks;
    private final PartiesConfig config;

    VaultKeysCheck(SecretMarks marks, PartiesConfig config) {
        this.marks = marks;
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        check(Parties.VAULT_KEY, config.vaultKey());
        check(Parties.BLIND_INDEX_KEY, config.blindIndexKey());
    }

    private void check(String setting, String keys) {
        marks.require(
                setting,
                NamedKeys.parse(setting, keys).stream()
                        .collect(Collectors.toMap(NamedKeys.NamedKey::name, named -> named.key()
                                .toByteArray(InsecureSecretKeyAccess.get()))));
    }
}
