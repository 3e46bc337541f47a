package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Keys of those who sign lists, by the name in their signatures. */
@ApplicationScoped
class SignerStore {
    private final SandboxStore store;

    SignerStore(SandboxStore store) {
        this.store = store;
    }

    Optional<String> find(String keyName) {
        return store.find(
                "SELECT public_key FROM sandbox_window_signers WHERE key_name = ?",
                row -> row.getString("public_key"),
                keyName);
    }

    void register(String keyName, String publicKey) {
        store.update(
                "INSERT IGNORE INTO sandbox_window_signers (key_name, public_key) VALUES (?, ?)", keyName, publicKey);
    }
}
